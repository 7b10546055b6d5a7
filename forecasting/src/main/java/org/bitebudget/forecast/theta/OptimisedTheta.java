package org.bitebudget.forecast.theta;

import java.util.Arrays;
import org.bitebudget.forecast.NelderMead;

/**
 * The optimised Theta models (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, International Journal of Forecasting 32, 2016): start, smoothing
 * and θ itself by least squares of the one-step errors, the line either that of the whole series or, in the dynamic model, that of what was known at
 * each step.
 */
public final class OptimisedTheta {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 600;
    /** Bounds of the smoothing parameter, the authors' own: below them the start never fades. */
    private static final double LEAST = 0.1;

    private static final double MOST = 0.99;

    private final boolean dynamic;
    private final double[] y;
    private final double intercept;
    private final double slope;
    /** Errors are counted in units of this, so that the search is the same in any unit. */
    private final double unit;

    private OptimisedTheta(double[] y, boolean dynamic) {
        this.y = y;
        this.dynamic = dynamic;
        slope = Theta.slope(y);
        double mean = Arrays.stream(y).average().orElseThrow();
        intercept = mean - slope * (y.length + 1) / 2;
        unit = Math.max(
                1e-300, Arrays.stream(y).map(v -> Math.abs(v - mean)).average().orElseThrow());
    }

    /** The optimised model, its line that of the whole series. */
    public static double[] optimised(double[] y, int horizon) {
        return forecast(y, horizon, false);
    }

    /** The dynamic optimised model, its line updated with every observation and, beyond the end, with every forecast. */
    public static double[] dynamic(double[] y, int horizon) {
        return forecast(y, horizon, true);
    }

    private static double[] forecast(double[] y, int horizon, boolean dynamic) {
        double first = y[y.length - 1];
        if (y.length < SHORTEST || Arrays.stream(y).allMatch(v -> v == first)) {
            double[] flat = new double[horizon];
            Arrays.fill(flat, first);
            return flat;
        }
        double[] newest = Arrays.copyOfRange(y, Math.max(0, y.length - LONGEST), y.length);
        OptimisedTheta model = new OptimisedTheta(newest, dynamic);
        double[] best = NelderMead.minimum(p -> model.run(p, null), new double[] {0, 0, Math.log(1.0)}, 0.5)
                .getPoint();
        double[] forecast = new double[horizon];
        model.run(best, forecast);
        return forecast;
    }

    /**
     * One pass; the sum of squared errors.
     *
     * @param free the start around the first value, the smoothing parameter on the logistic scale, and log(θ − 1)
     * @param forecast filled with what comes after the series, null for none
     */
    private double run(double[] free, double[] forecast) {
        double alpha = LEAST + (MOST - LEAST) / (1 + Math.exp(-free[1]));
        double theta = 1 + Math.exp(Math.min(10, free[2]));
        return run(y[0] + unit * free[0], alpha, theta, forecast);
    }

    private double run(double start, double alpha, double theta, double[] forecast) {
        double share = 1 - 1 / theta;
        double level = start;
        double mean = 0;
        double b = 0;
        double squares = 0;
        double power = 1;
        int steps = y.length + (forecast == null ? 0 : forecast.length);
        for (int t = 1; t <= steps; t++) {
            double lineSlope = dynamic ? b : slope;
            double lineStart = dynamic ? mean - b * t / 2 : intercept;
            double further = power * (1 - alpha);
            double expected =
                    t == 1 && dynamic ? y[0] : level + share * (power * lineStart + (1 - further) / alpha * lineSlope);
            double observed = t <= y.length ? y[t - 1] : expected;
            if (t > y.length) {
                forecast[t - y.length - 1] = expected;
            } else if (!dynamic || t > 2) {
                double e = (observed - expected) / unit;
                squares += e * e;
            }
            level += alpha * (observed - level);
            power = further;
            // the line through the first t values, from that through the first t − 1
            b = t == 1 ? 0 : ((t - 2) * b + 6.0 / t * (observed - mean)) / (t + 1);
            mean += (observed - mean) / t;
        }
        return squares;
    }

    /** The pass with given parameters, for tests: forecasts and nothing fitted. */
    static double[] forecast(double[] y, int horizon, boolean dynamic, double start, double alpha, double theta) {
        double[] forecast = new double[horizon];
        new OptimisedTheta(y, dynamic).run(start, alpha, theta, forecast);
        return forecast;
    }
}
