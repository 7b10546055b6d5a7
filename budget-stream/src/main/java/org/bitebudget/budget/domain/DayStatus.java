package org.bitebudget.budget.domain;

/** How a day or a month stands, see {@link Thresholds}. */
public enum DayStatus {
    GREEN,
    AMBER,
    RED
}
