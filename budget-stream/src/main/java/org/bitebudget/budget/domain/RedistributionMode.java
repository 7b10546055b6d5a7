package org.bitebudget.budget.domain;

/** Who moves money between categories after an overspend. */
public enum RedistributionMode {
    /** The stream does, at once. */
    AUTOMATIC,
    /** The stream suggests; a member of the household accepts or declines. */
    SUGGEST,
    /** Nobody does. */
    OFF
}
