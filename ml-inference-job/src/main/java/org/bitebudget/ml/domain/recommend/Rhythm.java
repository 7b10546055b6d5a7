package org.bitebudget.ml.domain.recommend;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a household buys a product again and again. Medians, since a holiday or a forgotten receipt makes one interval long.
 *
 * @param times purchases that are remembered
 * @param lastDay day of the newest, days since 1970-01-01
 * @param interval median days from one day of purchase to the next; absent before the third
 * @param spread 1.4826 times the median absolute deviation of the intervals, which is the standard deviation of normal ones; absent with it
 * @param quantity median of a purchase
 */
public record Rhythm(int times, int lastDay, OptionalDouble interval, OptionalDouble spread, double quantity) {
    private static final int FEWEST_DAYS = 3;
    private static final double NORMAL = 1.4826;

    static Rhythm of(List<HouseholdProduct.Purchase> purchases) {
        int[] days = purchases.stream()
                .mapToInt(HouseholdProduct.Purchase::day)
                .distinct()
                .sorted()
                .toArray();
        double quantity = median(purchases.stream()
                .mapToDouble(HouseholdProduct.Purchase::quantity)
                .toArray());
        int last = days[days.length - 1];
        if (days.length < FEWEST_DAYS) {
            return new Rhythm(purchases.size(), last, OptionalDouble.empty(), OptionalDouble.empty(), quantity);
        }
        double[] intervals = new double[days.length - 1];
        Arrays.setAll(intervals, i -> days[i + 1] - days[i]);
        double interval = median(intervals);
        double spread = NORMAL
                * median(Arrays.stream(intervals)
                        .map(each -> Math.abs(each - interval))
                        .toArray());
        return new Rhythm(purchases.size(), last, OptionalDouble.of(interval), OptionalDouble.of(spread), quantity);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
