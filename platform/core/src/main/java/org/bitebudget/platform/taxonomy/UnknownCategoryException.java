package org.bitebudget.platform.taxonomy;

/** A category id that the taxonomy does not hold. */
public final class UnknownCategoryException extends IllegalArgumentException {

    private final String id;

    UnknownCategoryException(String id) {
        super("'" + id + "' is not a category of the taxonomy");
        this.id = id;
    }

    /** The id as it was given. */
    public String id() {
        return id;
    }
}
