package org.bitebudget.ml.domain.experiment;

/**
 * What both models forecast, and what happened: one series, one day of origin, one horizon.
 *
 * @param series id of the series
 * @param origin last day both models knew, as epoch day
 * @param horizon days ahead, at least 1
 * @param champion absolute error of the champion, scaled as the challenger's
 * @param challenger absolute error of the challenger
 */
public record MatchedError(String series, long origin, int horizon, double champion, double challenger) {

    /** Day that was forecast, as epoch day. */
    public long target() {
        return origin + horizon;
    }

    /** How much smaller the challenger's error is. */
    public double gain() {
        return champion - challenger;
    }
}
