package org.bitebudget.price.domain;

/** Where a price is heading: the mean of the last week against that of the 23 days before. */
public enum Trend {
    /** The last week was at least 2 % cheaper. */
    FALLING,
    /** Less than 2 % either way, or too few days to tell. */
    STEADY,
    /** The last week was at least 2 % dearer. */
    RISING;

    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final long NOTABLE_PART = 50;

    static Trend of(DailyPrices days) {
        long[] week = days.known(WEEK, 0);
        long[] before = days.known(MONTH - WEEK, WEEK);
        if (week.length == 0 || before.length == 0) {
            return STEADY;
        }
        long base = PriceStatistics.mean(before);
        long difference = PriceStatistics.mean(week) - base;
        // 50 · |difference| ≥ base, which a long need not hold
        boolean notable = Math.abs(difference) >= base / NOTABLE_PART + (base % NOTABLE_PART == 0 ? 0 : 1);
        if (difference == 0 || !notable) {
            return STEADY;
        }
        return difference > 0 ? RISING : FALLING;
    }
}
