package org.bitebudget.budget.domain;

import java.time.LocalDate;

/**
 * One category on one day, in minor units.
 *
 * @param date the local day
 * @param planned what the plan lays on the day
 * @param spent what was spent on it
 * @param carried what earlier days leave (positive) or took (negative), if nothing more is spent before this day
 * @param status how it stands
 */
public record CategoryDay(LocalDate date, long planned, long spent, long carried, DayStatus status) {

    /** What could be spent on the day. */
    public long available() {
        return planned + carried;
    }

    /** What is left of it; negative for an overspend. */
    public long remaining() {
        return available() - spent;
    }
}
