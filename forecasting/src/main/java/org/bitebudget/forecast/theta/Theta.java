package org.bitebudget.forecast.theta;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos, International Journal of Forecasting 16, 2000): simple exponential smoothing of the line with
 * doubled curvature, averaged with the straight line; as Hyndman and Billah (same journal 19, 2003) showed, that is exponential smoothing with half
 * the slope of the line as drift.
 */
public final class Theta {
    private static final double LEAST = 0.02;
    private static final double MOST = 0.99;
    private static final int SEARCH_STEPS = 14;
    private static final double GOLDEN = 0.6180339887498949;

    private Theta() {}

    /** Forecasts of a series without a season; two observations at least, else the last one stays. */
    public static double[] standard(double[] y, int horizon) {
        return optimised(y, horizon, 0.5);
    }

    /** @param share how much of the line's slope goes on; (1 − 1/θ) of the optimised Theta model */
    static double[] optimised(double[] y, int horizon, double share) {
        int n = y.length;
        double[] forecast = new double[horizon];
        double slope = n < 3 ? 0 : slope(y);
        double low = LEAST;
        double high = MOST;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double fa = error(y, a);
        double fb = error(y, b);
        for (int i = 0; i < SEARCH_STEPS; i++) {
            if (fa < fb) {
                high = b;
                b = a;
                fb = fa;
                a = high - GOLDEN * (high - low);
                fa = error(y, a);
            } else {
                low = a;
                a = b;
                fa = fb;
                b = low + GOLDEN * (high - low);
                fb = error(y, b);
            }
        }
        double alpha = (low + high) / 2;
        double level = y[0];
        for (int t = 1; t < n; t++) {
            level += alpha * (y[t] - level);
        }
        double echo = (1 - Math.pow(1 - alpha, n)) / alpha;
        for (int h = 0; h < horizon; h++) {
            forecast[h] = level + share * slope * (h + echo);
        }
        return forecast;
    }

    private static double error(double[] y, double alpha) {
        double level = y[0];
        double sum = 0;
        for (int t = 1; t < y.length; t++) {
            double e = y[t] - level;
            sum += e * e;
            level += alpha * e;
        }
        return sum;
    }

    static double slope(double[] y) {
        int n = y.length;
        double centre = (n - 1) / 2.0;
        double sum = 0;
        for (int t = 0; t < n; t++) {
            sum += (t - centre) * y[t];
        }
        return 12 * sum / (n * ((double) n * n - 1));
    }
}
