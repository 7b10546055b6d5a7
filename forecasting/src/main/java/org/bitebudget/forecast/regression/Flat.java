package org.bitebudget.forecast.regression;

import java.util.Arrays;

/** A series with nothing to regress on: below six observations, or constant. */
final class Flat {
    private static final int SHORTEST = 6;

    private Flat() {}

    static boolean is(double[] y) {
        double last = y[y.length - 1];
        return y.length < SHORTEST || Arrays.stream(y).allMatch(v -> v == last);
    }

    /** It stays where it is. */
    static double[] forecast(double[] y, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, y[y.length - 1]);
        return forecast;
    }
}
