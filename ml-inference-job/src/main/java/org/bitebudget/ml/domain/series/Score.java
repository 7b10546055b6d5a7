package org.bitebudget.ml.domain.series;

/**
 * How one model's forecast of one step did.
 *
 * @param model label of the method, {@code ensemble} for the answer of several
 * @param metric {@link Pending#ERROR}, or {@link Pending#OUTSIDE} with a coverage in percent behind it
 * @param origin last step that the forecast knew
 * @param horizon steps ahead
 * @param error in units of the series' usual change; or 1 outside of an interval, 0 inside
 * @param observations that the forecast knew
 */
public record Score(
        String model, String version, String metric, int origin, int horizon, double error, int observations) {}
