package org.bitebudget.forecast;

/**
 * A model that has seen a series. Immutable; {@link #update} costs the same however long the series is (constant but for one seasonal cycle),
 * and leads to the same state as a pass over the whole series with the same parameters.
 */
public interface FittedModel {

    /** Name with its form, e.g. {@code ETS(A,A,N)} or {@code naive}. */
    String name();

    /** The model after one further observation; NaN is a gap: time passes and nothing is learnt. */
    FittedModel update(double observation);

    /** What this model expects of the next {@code horizon} steps, given the observations so far. */
    Forecast forecast(int horizon, Coverage coverage);

    /** Everything {@link ModelState#restore} needs to go on from here. */
    ModelState state();
}
