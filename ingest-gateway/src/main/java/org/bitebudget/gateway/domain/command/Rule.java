package org.bitebudget.gateway.domain.command;

/** Rules that a command may break; each has an error code of the same name. */
public enum Rule {
    /** A member that is needed is absent. */
    MISSING_FIELD,
    /** A value that is not allowed. */
    INVALID_FIELD,
    /** A currency that is not in the pinned table. */
    UNKNOWN_CURRENCY,
    /** A category that is not in the taxonomy. */
    UNKNOWN_CATEGORY,
    /** A time more than 24 hours ahead. */
    DATE_IN_FUTURE
}
