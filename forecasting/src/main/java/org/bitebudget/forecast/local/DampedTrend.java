package org.bitebudget.forecast.local;

/**
 * Exponential smoothing with a trend that fades (Gardner and McKenzie, Management Science 31, 1985), its three parameters by least squares over a
 * coarse grid that is refined twice: as good as a free search and far cheaper on long series.
 */
public final class DampedTrend {
    private static final int LONGEST = 400;
    private static final double[] ALPHAS = {0.05, 0.15, 0.3, 0.5, 0.75, 0.98};
    private static final double[] SHARES = {0.005, 0.05, 0.15, 0.4};
    private static final double[] DAMPINGS = {0.8, 0.9, 0.98};

    private DampedTrend() {}

    /** Forecasts a series without a season; looks at its newest 400 observations. */
    public static double[] forecast(double[] series, int horizon) {
        int from = Math.max(0, series.length - LONGEST);
        double best = Double.POSITIVE_INFINITY;
        double[] at = {1, 0, 0.9};
        for (double alpha : ALPHAS) {
            for (double share : SHARES) {
                for (double phi : DAMPINGS) {
                    double error = run(series, from, alpha, share * alpha, phi, null);
                    if (error < best) {
                        best = error;
                        at = new double[] {alpha, share, phi};
                    }
                }
            }
        }
        double step = 0.5;
        for (int round = 0; round < 4; round++, step /= 2) {
            double[] centre = at.clone();
            for (int k = 0; k < 3; k++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] trial = at.clone();
                    trial[k] = k == 2
                            ? Math.max(0.7, Math.min(0.99, 1 - (1 - centre[k]) * (1 + sign * step)))
                            : Math.max(0.001, Math.min(0.995, centre[k] * (1 + sign * step)));
                    double error = run(series, from, trial[0], trial[1] * trial[0], trial[2], null);
                    if (error < best) {
                        best = error;
                        at = trial;
                    }
                }
            }
        }
        double[] forecast = new double[horizon];
        run(series, from, at[0], at[1] * at[0], at[2], forecast);
        return forecast;
    }

    private static double run(double[] y, int from, double alpha, double beta, double phi, double[] forecast) {
        int n = y.length;
        int line = Math.min(n - from, 10);
        double level = y[from];
        double trend = line > 1 ? (y[from + line - 1] - y[from]) / (line - 1) : 0;
        level -= trend * phi;
        double sum = 0;
        for (int t = from; t < n; t++) {
            double expected = level + phi * trend;
            double e = y[t] - expected;
            sum += e * e;
            level = expected + alpha * e;
            trend = phi * trend + beta * e;
        }
        if (forecast != null) {
            double damped = 0;
            double power = 1;
            for (int h = 0; h < forecast.length; h++) {
                power *= phi;
                damped += power;
                forecast[h] = level + damped * trend;
            }
        }
        return sum;
    }
}
