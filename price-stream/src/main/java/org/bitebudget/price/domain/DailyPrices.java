package org.bitebudget.price.domain;

import java.util.Arrays;
import java.util.List;

/**
 * The price of each day of the longest window, in minor units: that of the last observation on or before the day, for as
 * long as it holds ({@link PriceHistory#HOLDS_DAYS}). Other days are unknown and weigh nothing.
 */
final class DailyPrices {

    static final int LENGTH = 90;
    private static final long UNKNOWN = -1;

    private final long[] days;

    private DailyPrices(long[] days) {
        this.days = days;
    }

    /**
     * @param believed observations in time
     * @param last last day of the window, days since 1970
     */
    static DailyPrices of(List<Observation> believed, int last) {
        long[] days = new long[LENGTH];
        Arrays.fill(days, UNKNOWN);
        int first = last - LENGTH + 1;
        int until = last + 1;
        for (int i = believed.size() - 1; i >= 0 && until > first; i--) {
            Observation each = believed.get(i);
            int from = Math.max(first, each.day());
            int to = Math.min(until, each.day() + PriceHistory.HOLDS_DAYS);
            for (int day = from; day < to; day++) {
                days[day - first] = each.minor();
            }
            until = Math.min(until, each.day());
        }
        return new DailyPrices(days);
    }

    /** Prices of the known days among the last {@code count} ones before the newest {@code skip}, in time. */
    long[] known(int count, int skip) {
        long[] known = new long[count];
        int size = 0;
        for (int i = LENGTH - skip - count; i < LENGTH - skip; i++) {
            if (days[i] != UNKNOWN) {
                known[size++] = days[i];
            }
        }
        return Arrays.copyOf(known, size);
    }
}
