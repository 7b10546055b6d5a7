package org.bitebudget.forecast.panel;

import java.util.Arrays;

/**
 * Windows of one series as rows of a regression: each relative to its last value and in units of its mean absolute change, plain or in logarithms.
 */
final class PooledWindows {
    /** Moves beyond this many mean changes, growing with the root of the step, are cut. */
    private static final double CLIP = 12;

    private static final double CLIP_OF_PAST = 5 * CLIP;

    private final double[] v;
    private final boolean logarithms;

    private PooledWindows(double[] v, boolean logarithms) {
        this.v = v;
        this.logarithms = logarithms;
    }

    /**
     * @param size how many of the oldest observations are known
     * @param logarithms true for relative movements; a series with values at or below zero is left as it is
     */
    static PooledWindows of(double[] y, int size, boolean logarithms) {
        double[] v = Arrays.copyOf(y, size);
        boolean log = logarithms && Arrays.stream(v).allMatch(x -> x > 0);
        for (int t = 0; log && t < size; t++) {
            v[t] = Math.log(v[t]);
        }
        return new PooledWindows(v, log);
    }

    int size() {
        return v.length;
    }

    /** Mean absolute change within the window; 0 if nothing moved. */
    double scale(int from, int to) {
        double sum = 0;
        for (int t = from + 1; t < to; t++) {
            sum += Math.abs(v[t] - v[t - 1]);
        }
        return sum / (to - from - 1);
    }

    /** Each earlier value relative to the last one; the place of the last one itself holds the constant. */
    void row(int from, int to, double scale, double[] row) {
        double last = v[to - 1];
        double inverse = 1 / scale;
        for (int j = 0; j < to - from - 1; j++) {
            row[j] = Math.max(-CLIP_OF_PAST, Math.min(CLIP_OF_PAST, (v[from + j] - last) * inverse));
        }
        row[to - from - 1] = 1;
    }

    /** What came after the window, in the same units. */
    void targets(int end, double scale, double[] targets) {
        double last = v[end - 1];
        for (int h = 0; h < targets.length; h++) {
            double limit = CLIP * Math.sqrt(h + 1.0);
            targets[h] = Math.max(-limit, Math.min(limit, (v[end + h] - last) / scale));
        }
    }

    /** A move away from the newest value, in the unit of the series. */
    double value(double move) {
        double value = v[v.length - 1] + move;
        return logarithms ? Math.exp(value) : value;
    }
}
