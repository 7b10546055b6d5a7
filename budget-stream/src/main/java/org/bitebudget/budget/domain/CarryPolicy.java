package org.bitebudget.budget.domain;

/** What becomes of the rest of a day, be it unspent money or an overspend. */
public enum CarryPolicy {
    /** Days do not touch each other. */
    NONE,
    /** The whole rest moves to the next day. */
    NEXT_DAY,
    /** The rest is spread evenly over the remaining days of the month. */
    REST_OF_MONTH
}
