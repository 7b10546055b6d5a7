package org.bitebudget.price.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The price of each day of a window, in minor units: the last one seen that day, else the one before it for as long as it
 * holds ({@link PriceHistory#HOLDS_DAYS}). Days beyond that are unknown and weigh nothing.
 */
final class DailyPrices {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] days;

    private DailyPrices(long[] days) {
        this.days = days;
    }

    /**
     * @param live observations in time
     * @param last last day of the window
     * @param length days of the window
     */
    static DailyPrices of(List<Observation> live, LocalDate last, int length) {
        long[] days = new long[length];
        Arrays.fill(days, UNKNOWN);
        LocalDate first = last.minusDays(length - 1L);
        for (Observation each : live) {
            int seen = (int) ChronoUnit.DAYS.between(first, each.day());
            int until = Math.min(length, seen + PriceHistory.HOLDS_DAYS);
            for (int day = Math.max(0, seen); day < until; day++) {
                days[day] = each.price().minor();
            }
        }
        return new DailyPrices(days);
    }

    /** Prices of the known days among the last {@code count} ones before the newest {@code skip}. */
    long[] known(int count, int skip) {
        int to = Math.max(0, days.length - skip);
        int from = Math.max(0, to - count);
        return Arrays.stream(days, from, to).filter(price -> price != UNKNOWN).toArray();
    }

    /** Prices of all known days. */
    long[] known() {
        return known(days.length, 0);
    }
}
