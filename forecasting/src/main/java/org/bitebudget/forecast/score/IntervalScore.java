package org.bitebudget.forecast.score;

import org.bitebudget.forecast.Forecast.Interval;

/**
 * How good a prediction interval is: its width and what observations miss it by, the smaller the better (Gneiting and Raftery, Journal of the American
 * Statistical Association 102, 2007). Divided by a series' usual change and averaged it is the MSIS of the M4 competition (Makridakis, Spiliotis and
 * Assimakopoulos, International Journal of Forecasting 36, 2020).
 */
public final class IntervalScore {
    private IntervalScore() {}

    /** In the unit of the observation: the width, and 2/(1 − coverage) times the distance to an observation outside. */
    public static double of(Interval interval, double observed) {
        double missed = Math.max(0, interval.lower() - observed) + Math.max(0, observed - interval.upper());
        return interval.upper() - interval.lower() + 2 / (1 - interval.coverage()) * missed;
    }

    /**
     * Mean absolute change from one cycle to the next.
     *
     * @param sample finite observations
     * @param season observations in one cycle, 1 for none
     * @return NaN if the sample isn't longer than a cycle
     */
    public static double scale(double[] sample, int season) {
        double sum = 0;
        for (int t = season; t < sample.length; t++) {
            sum += Math.abs(sample[t] - sample[t - season]);
        }
        return sample.length > season ? sum / (sample.length - season) : Double.NaN;
    }
}
