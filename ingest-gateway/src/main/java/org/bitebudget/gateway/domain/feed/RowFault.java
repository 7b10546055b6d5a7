package org.bitebudget.gateway.domain.feed;

/** Why a row of a feed is refused; each has an error code of the same name. */
public enum RowFault {
    /** The line is no row at all: broken JSON, a wrong number of columns, too long, not UTF-8. */
    MALFORMED_FEED_LINE,
    /** A column that every row needs is absent or blank. */
    MISSING_FIELD,
    /** A value that is not allowed. */
    INVALID_FIELD,
    /** The price or list price is no plain decimal number. */
    NOT_A_NUMBER,
    /** The price or list price is below zero. */
    NEGATIVE_PRICE,
    /** The currency is not in the pinned table. */
    UNKNOWN_CURRENCY,
    /** The row's time is more than 24 hours ahead. */
    DATE_IN_FUTURE,
    /** The same batch gives the observation a lower price. */
    PRICE_CONFLICT
}
