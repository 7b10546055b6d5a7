package org.bitebudget.budget.domain;

import org.bitebudget.platform.taxonomy.Bucket;

/**
 * One category's month, in minor units. The days' planned amounts less the shortfall add up to {@code planned}.
 *
 * @param category taxonomy id
 * @param bucket kind of spending
 * @param planned the month's amount after redistribution
 * @param redistributed what came in (positive) or went out by redistribution; part of {@code planned}
 * @param shortfall what the days as they were lived hold above {@code planned}
 * @param status how the month stands
 * @param days every day of the month, in order
 */
public record CategoryMonth(
        String category,
        Bucket bucket,
        long planned,
        long redistributed,
        long shortfall,
        DayStatus status,
        CategoryDays days) {

    /** What was spent in the month. */
    public long spent() {
        return days.spent();
    }

    /** What is left of the month; negative for an overspend. */
    public long remaining() {
        return planned - spent();
    }
}
