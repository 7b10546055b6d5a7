package org.bitebudget.budget.domain.insight;

import java.util.Arrays;
import java.util.Collection;

/**
 * Middle and spread of amounts, little moved by a few that are far off.
 *
 * @param median half of the amounts lie at or below it
 * @param deviation a standard deviation's estimate: 1.4826 × the median of the absolute deviations, or 1.2533 × their mean where more
 *     than half of the amounts are equal (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993)
 */
record RobustSpread(double median, double deviation) {

    private static final double FROM_MEDIAN = 1.4826;
    private static final double FROM_MEAN = 1.2533;

    /** @param amounts at least one */
    static RobustSpread of(Collection<Long> amounts) {
        double[] sorted =
                amounts.stream().mapToDouble(Long::doubleValue).sorted().toArray();
        double median = median(sorted);
        double[] deviations = Arrays.stream(sorted)
                .map(amount -> Math.abs(amount - median))
                .sorted()
                .toArray();
        double middle = median(deviations);
        double spread = middle > 0
                ? FROM_MEDIAN * middle
                : FROM_MEAN * Arrays.stream(deviations).average().orElse(0);
        return new RobustSpread(median, spread);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
