package org.bitebudget.price.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A price over the days of a window that ends with the store's newest day. Each known day weighs the same; see
 * {@link DailyPrices} for what a day's price is.
 *
 * @param windowDays length of the window
 * @param min lowest price seen or holding in the window, minor units
 * @param max highest price seen or holding in the window, minor units
 * @param meanMicroMinor mean over the days, in millionths of a minor unit, rounded HALF_EVEN
 * @param median middle of the days' prices, minor units; of two middle ones their mean, rounded HALF_EVEN
 * @param observations how many observations fell into the window
 * @param changes how many of them differ from the observation before
 * @param knownDays days whose price is known
 * @param volatilityMicro standard deviation over mean of the days' prices, in millionths, rounded down
 */
public record PriceStatistics(
        int windowDays,
        long min,
        long max,
        long meanMicroMinor,
        long median,
        int observations,
        int changes,
        int knownDays,
        long volatilityMicro) {

    /** Lengths of the windows, in days. */
    public static final List<Integer> WINDOWS = List.of(7, 30, DailyPrices.LENGTH);

    private static final long MICRO = 1_000_000;

    /** Below it, sums of squares and their multiples fit into a long. */
    private static final long SMALL = 10_000_000;

    /**
     * @param believed observations in time and in one currency
     * @param older what is left of those before them, or null
     * @param days their days' prices
     * @param last last day of the windows
     */
    static List<PriceStatistics> of(List<Observation> believed, OlderPrices older, DailyPrices days, int last) {
        List<PriceStatistics> windows = new ArrayList<>(WINDOWS.size());
        for (int length : WINDOWS) {
            long[] known = days.known(length, 0);
            if (known.length > 0) {
                windows.add(of(believed, older, known, last - length + 1, length));
            }
        }
        return windows;
    }

    private static PriceStatistics of(
            List<Observation> believed, OlderPrices older, long[] known, int first, int length) {
        long min = known[0];
        long max = known[0];
        for (long price : known) {
            min = Math.min(min, price);
            max = Math.max(max, price);
        }
        int observations = 0;
        int changes = 0;
        for (int i = believed.size() - 1; i >= 0 && believed.get(i).day() >= first; i--) {
            long price = believed.get(i).minor();
            observations++;
            long before = i > 0
                    ? believed.get(i - 1).minor()
                    : older == null ? price : older.last().minor();
            changes += before == price ? 0 : 1;
            min = Math.min(min, price);
            max = Math.max(max, price);
        }
        boolean steady = min == max;
        return new PriceStatistics(
                length,
                min,
                max,
                steady ? min * MICRO : mean(known),
                steady ? min : median(known),
                observations,
                changes,
                known.length,
                steady ? 0 : volatility(known));
    }

    /** Mean in millionths, rounded HALF_EVEN. */
    static long mean(long[] prices) {
        long total = 0;
        boolean small = true;
        for (long price : prices) {
            total += price;
            small &= price < SMALL;
        }
        return small ? quickMean(total, prices.length) : exactMean(total, prices.length);
    }

    private static long quickMean(long total, int count) {
        long mean = total * MICRO / count;
        long twiceRest = total * MICRO % count * 2;
        boolean up = twiceRest > count || (twiceRest == count && (mean & 1) == 1);
        return up ? mean + 1 : mean;
    }

    private static long exactMean(long total, int count) {
        BigInteger sum = BigInteger.valueOf(total);
        return new BigDecimal(sum.multiply(BigInteger.valueOf(MICRO)))
                .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static long median(long[] prices) {
        long[] sorted = prices.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return sorted[middle];
        }
        long sum = sorted[middle - 1] + sorted[middle];
        long half = sum >> 1;
        return half + (sum & half & 1);
    }

    /** ⌊10⁶ · √(n·Σp² − (Σp)²) / Σp⌋, exactly. */
    private static long volatility(long[] prices) {
        boolean small = true;
        for (long price : prices) {
            small &= price < SMALL;
        }
        return small ? quickVolatility(prices) : exactVolatility(prices);
    }

    private static long quickVolatility(long[] prices) {
        long sum = 0;
        long squares = 0;
        for (long price : prices) {
            sum += price;
            squares += price * price;
        }
        double ratio = MICRO * Math.sqrt((double) (prices.length * squares - sum * sum)) / sum;
        // a result this close to a whole number may have been rounded over it
        double rounding = 1e-6;
        boolean clear = Math.floor(ratio - rounding) == Math.floor(ratio + rounding);
        return clear ? (long) ratio : exactVolatility(prices);
    }

    private static long exactVolatility(long[] prices) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (long price : prices) {
            BigInteger exact = BigInteger.valueOf(price);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigInteger spread = squares.multiply(BigInteger.valueOf(prices.length)).subtract(sum.multiply(sum));
        return spread.multiply(BigInteger.valueOf(MICRO * MICRO))
                .divide(sum.multiply(sum))
                .sqrt()
                .longValueExact();
    }
}
