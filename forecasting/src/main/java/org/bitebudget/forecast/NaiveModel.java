package org.bitebudget.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The random walk: every step ahead is expected at the last known observation; the variance of step h is h·σ², σ² the mean squared one-step
 * change (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §5.2 and table 5.2). Across a gap of g steps a change
 * counts with weight 1/g, as the variance of a random walk grows. With fewer than two observations the spread is unknown and bounds are NaN.
 */
record NaiveModel(double last, long sinceLast, double scaledSquares, long observations) implements FittedModel {
    static final String NAME = "naive";
    static final NaiveModel UNTOUCHED = new NaiveModel(Double.NaN, 0, 0, 0);

    static NaiveModel of(ModelState state) {
        List<Double> s = state.states();
        return new NaiveModel(s.get(0), Math.round(s.get(1)), s.get(2), state.observations());
    }

    static FittedModel fit(Series series) {
        NaiveModel model = UNTOUCHED;
        for (int t = 0; t < series.size(); t++) {
            model = model.update(series.at(t));
        }
        if (model.observations() == 0) {
            throw new IllegalArgumentException("a series without any known observation can't be forecast");
        }
        return model;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public NaiveModel update(double observation) {
        if (Double.isNaN(observation)) {
            return observations == 0 ? this : new NaiveModel(last, sinceLast + 1, scaledSquares, observations);
        }
        if (observations == 0) {
            return new NaiveModel(observation, 0, 0, 1);
        }
        double change = observation - last;
        return new NaiveModel(observation, 0, scaledSquares + change * change / (sinceLast + 1), observations + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        double variance = observations < 2 ? Double.NaN : scaledSquares / (observations - 1);
        return new Forecast(
                NAME,
                IntStream.rangeClosed(1, horizon)
                        .mapToObj(h -> coverage.normal(last, Math.sqrt(variance * (h + sinceLast))))
                        .toList());
    }

    @Override
    public ModelState state() {
        return new ModelState(NAME, List.of(), List.of(last, (double) sinceLast, scaledSquares), observations);
    }
}
