package org.bitebudget.forecast.arima;

import org.bitebudget.forecast.seasonal.Stl;

/** Differences of a series, how many it needs to become stationary, and the way back. */
final class Differencing {
    /** 5 % point of the test for a level (Kwiatkowski et al., table 1). */
    private static final double CRITICAL = 0.463;
    /** Seasonal strength that calls for a seasonal difference (Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13, 2006). */
    private static final double STRONG = 0.64;

    private static final int MOST = 2;

    private Differencing() {}

    static double[] difference(double[] y, int lag) {
        double[] differences = new double[Math.max(0, y.length - lag)];
        for (int t = 0; t < differences.length; t++) {
            differences[t] = y[t + lag] - y[t];
        }
        return differences;
    }

    /** Both kinds, as the order says. */
    static double[] difference(double[] y, ArimaOrder order) {
        double[] w = y;
        for (int k = 0; k < order.seasonalDifferences(); k++) {
            w = difference(w, order.season());
        }
        for (int k = 0; k < order.differences(); k++) {
            w = difference(w, 1);
        }
        return w;
    }

    /** Continues a series by what its differences are forecast to be. */
    static double[] integrated(double[] y, ArimaOrder order, double[] forecast) {
        double[] seasonal = y;
        for (int k = 0; k < order.seasonalDifferences(); k++) {
            seasonal = difference(seasonal, order.season());
        }
        double[] steps = forecast;
        for (int k = order.differences(); k > 0; k--) {
            double[] below = seasonal;
            for (int j = 1; j < k; j++) {
                below = difference(below, 1);
            }
            steps = summed(below, steps, 1);
        }
        for (int k = order.seasonalDifferences(); k > 0; k--) {
            double[] below = y;
            for (int j = 1; j < k; j++) {
                below = difference(below, order.season());
            }
            steps = summed(below, steps, order.season());
        }
        return steps;
    }

    private static double[] summed(double[] before, double[] steps, int lag) {
        double[] sums = new double[steps.length];
        for (int h = 0; h < sums.length; h++) {
            sums[h] = steps[h] + (h < lag ? before[before.length - lag + h] : sums[h - lag]);
        }
        return sums;
    }

    /** One seasonal difference if the season is strong, else none. */
    static int seasonal(double[] y, int season) {
        return season > 1 && y.length >= 2 * season + 2 && Stl.of(y, season).seasonalStrength() > STRONG ? 1 : 0;
    }

    /** Differences until the test of Kwiatkowski, Phillips, Schmidt and Shin (Journal of Econometrics 54, 1992) no longer rejects a level. */
    static int plain(double[] y) {
        double[] w = y;
        int differences = 0;
        while (differences < MOST && w.length > 10 && kpss(w) > CRITICAL) {
            w = difference(w, 1);
            differences++;
        }
        return differences;
    }

    /** The test's statistic: squared partial sums over the long-run variance by Bartlett's weights. */
    static double kpss(double[] y) {
        int n = y.length;
        double mean = 0;
        for (double v : y) {
            mean += v / n;
        }
        double sum = 0;
        double squares = 0;
        double variance = 0;
        for (double v : y) {
            sum += v - mean;
            squares += sum * sum;
            variance += (v - mean) * (v - mean);
        }
        int lags = (int) (3 * Math.sqrt(n) / 13);
        for (int lag = 1; lag <= lags; lag++) {
            double products = 0;
            for (int t = lag; t < n; t++) {
                products += (y[t] - mean) * (y[t - lag] - mean);
            }
            variance += 2 * (1 - lag / (lags + 1.0)) * products;
        }
        return variance > 0 ? squares / n / variance : 0;
    }
}
