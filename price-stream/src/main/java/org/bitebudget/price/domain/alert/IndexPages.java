package org.bitebudget.price.domain.alert;

/** Where the pages of a subject's indexes lie. */
public interface IndexPages {

    /** An id that no page had. */
    long newId();

    /** The page of that id, which there is. */
    IndexPage read(long id);

    /** Writes a page. */
    void write(long id, IndexPage page);

    /** Forgets a page. */
    void drop(long id);
}
