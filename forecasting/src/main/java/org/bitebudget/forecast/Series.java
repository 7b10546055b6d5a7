package org.bitebudget.forecast;

import java.util.Arrays;

/**
 * Equally spaced observations of one quantity, oldest first. A missing observation (a gap) is NaN; infinities count as gaps too.
 *
 * <p>The unit of the values is the caller's; every forecast comes back in the same unit. Instances are immutable.
 */
public final class Series {
    private final double[] values;
    private final int season;

    private Series(double[] values, int season) {
        this.values = values;
        this.season = season;
    }

    /**
     * @param values observations, oldest first; NaN and infinities are gaps
     * @param season observations in one seasonal cycle, 1 for none
     * @throws IllegalArgumentException if {@code season} is below 1
     */
    public static Series of(double[] values, int season) {
        if (season < 1) {
            throw new IllegalArgumentException("season must be at least 1 but is " + season);
        }
        double[] copy = values.clone();
        for (int t = 0; t < copy.length; t++) {
            if (!Double.isFinite(copy[t])) {
                copy[t] = Double.NaN;
            }
        }
        return new Series(copy, season);
    }

    public int size() {
        return values.length;
    }

    /** Observations in one seasonal cycle; 1 means none. */
    public int season() {
        return season;
    }

    /** The observation at {@code t}, NaN for a gap. */
    public double at(int t) {
        return values[t];
    }

    public boolean isKnown(int t) {
        return !Double.isNaN(values[t]);
    }

    public double[] values() {
        return values.clone();
    }

    /** How many observations are not gaps. */
    public int knownCount() {
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                count++;
            }
        }
        return count;
    }

    /** The known observations alone, oldest first. */
    public double[] known() {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    /** The newest known observation, NaN if there is none. */
    public double last() {
        for (int t = values.length - 1; t >= 0; t--) {
            if (isKnown(t)) {
                return values[t];
            }
        }
        return Double.NaN;
    }

    /** True if all known observations are equal, which includes series with none or one. */
    public boolean isConstant() {
        double[] known = known();
        return Arrays.stream(known).allMatch(v -> v == known[0]);
    }

    /** True if there is an observation and none is zero or negative, so that ratios to them are defined. */
    public boolean isPositive() {
        double[] known = known();
        return known.length > 0 && Arrays.stream(known).allMatch(v -> v > 0);
    }

    /** The oldest {@code size} observations. */
    public Series head(int size) {
        return new Series(Arrays.copyOf(values, size), season);
    }

    /** The newest {@code size} observations, or all if there are fewer. */
    public Series tail(int size) {
        return new Series(Arrays.copyOfRange(values, Math.max(0, values.length - size), values.length), season);
    }

    /** Observations {@code from} (inclusive) to {@code to} (exclusive). */
    public double[] slice(int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    /** The same observations read with another seasonal cycle. */
    public Series withSeason(int other) {
        return of(values, other);
    }
}
