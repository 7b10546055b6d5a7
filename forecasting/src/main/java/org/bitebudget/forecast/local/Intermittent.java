package org.bitebudget.forecast.local;

import java.util.Arrays;

/** Demand that is zero most of the time: size and frequency are smoothed apart. See also {@link org.bitebudget.forecast.online.TsbModel}. */
public final class Intermittent {
    private static final double ALPHA = 0.1;

    private Intermittent() {}

    /**
     * Croston's method with the correction of Syntetos and Boylan: smoothed size over smoothed interval, less α/2 of it (Croston, Operational Research
     * Quarterly 23, 1972; Syntetos and Boylan, International Journal of Forecasting 21, 2005).
     * Demand at every step has no interval to correct for.
     */
    public static double[] croston(double[] y, int horizon) {
        double size = 0;
        double interval = 0;
        int since = 1;
        boolean seen = false;
        boolean always = true;
        for (double v : y) {
            if (v == 0) {
                always = false;
                since++;
                continue;
            }
            size = seen ? size + ALPHA * (v - size) : v;
            interval = seen ? interval + ALPHA * (since - interval) : since;
            seen = true;
            since = 1;
        }
        double correction = always ? 1 : 1 - ALPHA / 2;
        return flat(seen ? correction * size / interval : 0, horizon);
    }

    private static double[] flat(double value, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, value);
        return forecast;
    }
}
