package org.bitebudget.forecast.panel;

/** A way to forecast all series of a panel; it may learn from all of them at once. Deterministic. */
public interface PanelMethod {

    /** Name by which commands refer to the method, e.g. {@code theta}. */
    String label();

    /**
     * Expected values of the next steps, seen from several origins, so that a method may fit once and go on from there.
     *
     * @param back how many steps before the end of each series the forecasts begin, the largest first; 0 is the end. No forecast may depend on
     *     observations at or after its origin.
     * @param horizon steps ahead
     * @return [origin][series][step], all finite
     */
    double[][][] forecast(Panel panel, int[] back, int horizon);
}
