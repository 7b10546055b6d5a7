package org.bitebudget.forecast.local;

import java.util.Arrays;

/**
 * Classical decomposition (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §3.4), by ratios where all values are positive,
 * else by differences. Series without a season worth removing are left as they are: the autocorrelation at one cycle has to exceed its 90 % bound
 * (Fiorucci et al., International Journal of Forecasting 32, 2016).
 *
 * @param adjusted the series without its season
 * @param factors one per place in the cycle, the place of the first observation first; empty if nothing was removed
 * @param ratios true if factors multiply
 */
public record SeasonalAdjustment(Values adjusted, Values factors, boolean ratios) {
    private static final double BOUND_90 = 1.645;

    /** Figures that don't change. */
    public static final class Values {
        private final double[] figures;

        Values(double[] figures) {
            this.figures = figures;
        }

        public int size() {
            return figures.length;
        }

        public double at(int index) {
            return figures[index];
        }

        public double[] copy() {
            return figures.clone();
        }
    }

    /** Removes the season, if there is one. */
    public static SeasonalAdjustment of(double[] y, int season) {
        if (season < 2 || y.length < 3 * season || !isSeasonal(y, season)) {
            return new SeasonalAdjustment(new Values(y), new Values(new double[0]), false);
        }
        boolean ratios = Arrays.stream(y).allMatch(v -> v > 0);
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int t = half; t + half < y.length; t++) {
            double centre = centredAverage(y, t, season);
            sums[t % season] += ratios ? y[t] / centre : y[t] - centre;
            counts[t % season]++;
        }
        double mean = 0;
        for (int k = 0; k < season; k++) {
            sums[k] /= counts[k];
            mean += sums[k] / season;
        }
        for (int k = 0; k < season; k++) {
            sums[k] = ratios ? Math.max(0.01, sums[k] / mean) : sums[k] - mean;
        }
        double[] adjusted = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            adjusted[t] = ratios ? y[t] / sums[t % season] : y[t] - sums[t % season];
        }
        return new SeasonalAdjustment(new Values(adjusted), new Values(sums), ratios);
    }

    /** Puts the season back into a forecast that begins where the series ends. */
    public double[] restored(double[] forecast) {
        double[] restored = forecast.clone();
        for (int h = 0; h < restored.length && factors.size() > 0; h++) {
            double factor = factors.at((adjusted.size() + h) % factors.size());
            restored[h] = ratios ? restored[h] * factor : restored[h] + factor;
        }
        return restored;
    }

    private static boolean isSeasonal(double[] y, int season) {
        double mean = Arrays.stream(y).average().orElseThrow();
        double variance = 0;
        for (double v : y) {
            variance += (v - mean) * (v - mean);
        }
        if (variance <= 0) {
            return false;
        }
        double squares = 0;
        double correlation = 0;
        for (int lag = 1; lag <= season; lag++) {
            double sum = 0;
            for (int t = lag; t < y.length; t++) {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }
            correlation = sum / variance;
            squares += lag < season ? correlation * correlation : 0;
        }
        return Math.abs(correlation) > BOUND_90 * Math.sqrt((1 + 2 * squares) / y.length);
    }

    /** The 2×m moving average for an even cycle, the plain one for an odd cycle. */
    private static double centredAverage(double[] y, int t, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            boolean end = season % 2 == 0 && (i == t - half || i == t + half);
            sum += end ? y[i] / 2 : y[i];
        }
        return sum / season;
    }
}
