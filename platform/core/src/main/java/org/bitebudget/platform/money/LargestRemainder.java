package org.bitebudget.platform.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits an amount in proportion to weights so that the parts always add up to it: each part gets the whole units of its
 * exact share, and the units left over go to the largest remainders (Hamilton's method), ties to the smaller id.
 */
public final class LargestRemainder {

    // Below 2^63 by more than a double's rounding.
    private static final double LARGEST = 9e18;

    private LargestRemainder() {}

    /**
     * Splits by id.
     *
     * @param total what is split, in minor units; a negative total is split like its positive, with the sign back on
     * @param weights id → weight, none negative, at least one above zero
     * @return id → part, in the order of the ids; the parts add up to {@code total}
     * @throws IllegalArgumentException if a weight is negative or none is above zero
     */
    public static SortedMap<String, Long> split(long total, Map<String, Long> weights) {
        TreeMap<String, Long> sorted = new TreeMap<>(weights);
        long[] parts =
                split(total, sorted.values().stream().mapToLong(Long::longValue).toArray());
        TreeMap<String, Long> split = new TreeMap<>();
        int next = 0;
        for (String id : sorted.keySet()) {
            split.put(id, parts[next++]);
        }
        return split;
    }

    /**
     * Splits by position; ties go to the smaller index. Otherwise as {@link #split(long, Map)}.
     *
     * @return one part for each weight; the parts add up to {@code total}
     */
    public static long[] split(long total, long[] weights) {
        long heaviest = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            heaviest = Math.max(heaviest, weight);
        }
        if (heaviest == 0) {
            throw new IllegalArgumentException("no weight is above zero");
        }
        boolean fits = Math.abs((double) total) * heaviest < LARGEST && (double) heaviest * weights.length < LARGEST;
        return fits ? splitInLongs(total, weights) : splitExactly(total, weights);
    }

    /** For what fits in 64 bits, which is everyday money, without a big number. */
    private static long[] splitInLongs(long total, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            long share = total * weights[i];
            parts[i] = share / sum;
            remainders[i] = Math.abs(share % sum);
            left -= parts[i];
        }
        for (long unit = Long.signum(left); left != 0; left -= unit) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            parts[largest] += unit;
            remainders[largest] = -1;
        }
        return parts;
    }

    private static long[] splitExactly(long total, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        BigInteger exactTotal = BigInteger.valueOf(total);
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] share =
                    exactTotal.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1].abs();
            left -= parts[i];
        }
        giveOut(left, parts, remainders);
        return parts;
    }

    /** {@code left} has the sign of the total and is smaller in size than the number of parts. */
    private static void giveOut(long left, long[] parts, BigInteger[] remainders) {
        if (left == 0) {
            return;
        }
        int[] byRemainder = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        long unit = Long.signum(left);
        Arrays.stream(byRemainder).limit(Math.abs(left)).forEach(i -> parts[i] += unit);
    }
}
