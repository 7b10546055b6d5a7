package org.bitebudget.forecast.seasonal;

import java.util.Arrays;

/**
 * Seasonal and trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning, Journal of Official Statistics 6, 1990): seasons may change
 * slowly, the trend bends freely, and series = season + trend + remainder.
 */
public final class Stl {
    private static final int PASSES = 2;
    private static final int SEASONAL_WIDTH = 13;

    private final double[] season;
    private final double[] trend;
    private final double[] remainder;

    private Stl(double[] season, double[] trend, double[] remainder) {
        this.season = season;
        this.trend = trend;
        this.remainder = remainder;
    }

    /** Decomposes a series of at least two cycles. */
    public static Stl of(double[] y, int period) {
        return of(y, period, SEASONAL_WIDTH);
    }

    /** @param seasonalWidth cycles that one place of the season is smoothed over, odd */
    static Stl of(double[] y, int period, int seasonalWidth) {
        if (period < 2 || y.length < 2 * period) {
            throw new IllegalArgumentException(
                    "two cycles of " + period + " are needed but there are " + y.length + " values");
        }
        int trendWidth = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / seasonalWidth)));
        double[] trend = new double[y.length];
        double[] season = new double[y.length];
        for (int pass = 0; pass < PASSES; pass++) {
            double[] cycles = cycles(minus(y, trend), period, seasonalWidth);
            double[] low =
                    new Loess(averages(averages(averages(cycles, period), period), 3), odd(period), 1).smoothed();
            season = minus(Arrays.copyOfRange(cycles, period, period + y.length), low);
            trend = new Loess(minus(y, season), trendWidth, 1).smoothed();
        }
        return new Stl(season, trend, minus(minus(y, season), trend));
    }

    /** Each place of the cycle smoothed over the cycles, one cycle further at both ends. */
    private static double[] cycles(double[] y, int period, int width) {
        double[] cycles = new double[y.length + 2 * period];
        for (int place = 0; place < period; place++) {
            double[] one = new double[(y.length - place + period - 1) / period];
            for (int k = 0; k < one.length; k++) {
                one[k] = y[place + k * period];
            }
            Loess loess = new Loess(one, width, 0);
            for (int k = -1; k <= one.length; k++) {
                int at = period + place + k * period;
                if (at < cycles.length) {
                    cycles[at] = loess.at(k);
                }
            }
        }
        return cycles;
    }

    private static double[] averages(double[] y, int width) {
        double[] averages = new double[y.length - width + 1];
        double sum = 0;
        for (int t = 0; t < y.length; t++) {
            sum += y[t] - (t >= width ? y[t - width] : 0);
            if (t >= width - 1) {
                averages[t - width + 1] = sum / width;
            }
        }
        return averages;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int t = 0; t < difference.length; t++) {
            difference[t] = a[t] - b[t];
        }
        return difference;
    }

    private static int odd(int width) {
        return width % 2 == 0 ? width + 1 : width;
    }

    /** What repeats from cycle to cycle, around zero. */
    public double[] season() {
        return season.clone();
    }

    public double[] trend() {
        return trend.clone();
    }

    public double[] remainder() {
        return remainder.clone();
    }

    /** 0 for no season, 1 for nothing but season and trend (Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13, 2006). */
    public double seasonalStrength() {
        double[] detrended = new double[season.length];
        for (int t = 0; t < detrended.length; t++) {
            detrended[t] = season[t] + remainder[t];
        }
        double whole = variance(detrended);
        return whole > 0 ? Math.max(0, 1 - variance(remainder) / whole) : 0;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }
}
