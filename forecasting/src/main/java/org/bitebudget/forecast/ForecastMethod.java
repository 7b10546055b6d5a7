package org.bitebudget.forecast;

/** A way to fit a model to a series. Fitting is deterministic. */
public interface ForecastMethod {

    /** Name by which commands and events refer to the method, e.g. {@code ets}. */
    String label();

    /**
     * Fits to the whole series. Every method answers every series with at least one known observation; where its own model cannot be
     * identified (too short, constant) it answers with a simpler one and says so by {@link FittedModel#name()}.
     *
     * @throws IllegalArgumentException if no observation is known
     */
    FittedModel fit(Series series);
}
