package org.bitebudget.price.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.platform.money.Money;

/**
 * A price over the days of a window that ends with the newest observation. Each day weighs the same; see
 * {@link DailyPrices} for what a day's price is.
 *
 * @param windowDays length of the window
 * @param min lowest price seen or holding in the window
 * @param max highest price seen or holding in the window
 * @param meanMicroMinor mean over the days, in millionths of a minor unit, rounded HALF_EVEN
 * @param median middle of the days' prices; of two middle ones their mean, rounded HALF_EVEN
 * @param observations how many observations fell into the window
 * @param changes how many of them differ from the observation before
 */
public record PriceStatistics(
        int windowDays, Money min, Money max, long meanMicroMinor, Money median, int observations, int changes) {

    private static final int MICRO = 6;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * @param live observations in time and in one currency, the last one ends the window
     * @param days their days' prices
     */
    static PriceStatistics of(List<Observation> live, DailyPrices days, int windowDays) {
        Observation newest = live.get(live.size() - 1);
        LocalDate first = newest.day().minusDays(windowDays - 1L);
        long[] prices = days.known();
        long min = Arrays.stream(prices).min().orElseThrow();
        long max = Arrays.stream(prices).max().orElseThrow();
        int observations = 0;
        int changes = 0;
        Observation before = null;
        for (Observation each : live) {
            if (!each.day().isBefore(first)) {
                observations++;
                changes +=
                        before != null && before.price().minor() != each.price().minor() ? 1 : 0;
                min = Math.min(min, each.price().minor());
                max = Math.max(max, each.price().minor());
            }
            before = each;
        }
        String currency = newest.price().currency();
        return new PriceStatistics(
                windowDays,
                new Money(min, currency),
                new Money(max, currency),
                mean(prices, MICRO).longValueExact(),
                new Money(median(prices), currency),
                observations,
                changes);
    }

    /** Mean times 10^shift, rounded HALF_EVEN to a whole number. */
    static BigDecimal mean(long[] prices, int shift) {
        BigDecimal sum = Arrays.stream(prices).mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.scaleByPowerOfTen(shift).divide(BigDecimal.valueOf(prices.length), 0, RoundingMode.HALF_EVEN);
    }

    private static long median(long[] prices) {
        long[] sorted = prices.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return sorted[middle];
        }
        return BigDecimal.valueOf(sorted[middle - 1])
                .add(BigDecimal.valueOf(sorted[middle]))
                .divide(TWO, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
