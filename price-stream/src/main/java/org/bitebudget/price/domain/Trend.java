package org.bitebudget.price.domain;

import java.math.BigDecimal;

/** Where a price is heading: the mean of the last week against that of the window's days before. */
public enum Trend {
    /** The last week was at least 2 % cheaper. */
    FALLING,
    /** Less than 2 % either way, or too few days to tell. */
    STEADY,
    /** The last week was at least 2 % dearer. */
    RISING;

    private static final int WEEK = 7;
    private static final int MICRO = 6;
    private static final BigDecimal NOTABLE = new BigDecimal("0.02");

    static Trend of(DailyPrices days) {
        long[] week = days.known(WEEK, 0);
        long[] before = days.known(PriceHistory.WINDOW_DAYS - WEEK, WEEK);
        if (week.length == 0 || before.length == 0) {
            return STEADY;
        }
        BigDecimal base = PriceStatistics.mean(before, MICRO);
        BigDecimal difference = PriceStatistics.mean(week, MICRO).subtract(base);
        if (difference.signum() == 0 || difference.abs().compareTo(base.multiply(NOTABLE)) < 0) {
            return STEADY;
        }
        return difference.signum() > 0 ? RISING : FALLING;
    }
}
