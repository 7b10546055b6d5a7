package org.bitebudget.gateway.domain.connector;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * What an answer looks like.
 *
 * @param format how it is written
 * @param encoding its encoding, whatever the answer itself says; else byte order mark, header, the page's own words, UTF-8
 * @param items path of the items; blank for CSV, whose records are the items
 */
public record AnswerShape(Format format, Optional<Charset> encoding, String items) {

    /** Ways to write an answer. */
    public enum Format {
        /** JSON, with paths in JsonPath. */
        JSON,
        /** CSV with a header; a path is the name of a column. */
        CSV,
        /** XML, with paths in XPath 1.0. */
        XML,
        /** HTML, with CSS selectors; {@code selector@attribute} takes an attribute. */
        HTML
    }
}
