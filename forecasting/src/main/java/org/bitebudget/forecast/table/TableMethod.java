package org.bitebudget.forecast.table;

/** A way to forecast all series of a table. */
@FunctionalInterface
public interface TableMethod {

    /**
     * Forecasts the places {@code origin + steps[k] − 1} from what was observed before {@code origin}.
     *
     * @param steps ascending, 1 for the origin itself
     * @return [series][step]; NaN for a series without any observation before the origin
     */
    double[][] forecast(int origin, int[] steps);
}
