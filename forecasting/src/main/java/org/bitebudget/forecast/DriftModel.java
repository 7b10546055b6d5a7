package org.bitebudget.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The random walk with drift: the line through the first and the last observation goes on. Variance of step h is σ²·h·(1 + h/T), T the span of
 * the series (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §5.2 and table 5.2).
 *
 * @param span steps between the first and the last known observation
 * @param scaledSquares Σ d²/g over changes d across g steps, from which the variance around the drift follows without another pass
 */
record DriftModel(double first, double last, long span, long sinceLast, double scaledSquares, long observations)
        implements FittedModel {
    static final String NAME = "drift";

    static DriftModel of(ModelState state) {
        List<Double> s = state.states();
        return new DriftModel(
                s.get(0), s.get(1), Math.round(s.get(2)), Math.round(s.get(3)), s.get(4), state.observations());
    }

    static FittedModel fit(Series series) {
        if (series.knownCount() < 2) {
            return NaiveModel.fit(series);
        }
        DriftModel model = new DriftModel(Double.NaN, Double.NaN, 0, 0, 0, 0);
        for (int t = 0; t < series.size(); t++) {
            model = model.update(series.at(t));
        }
        return model;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DriftModel update(double observation) {
        if (observations == 0) {
            return Double.isNaN(observation) ? this : new DriftModel(observation, observation, 0, 0, 0, 1);
        }
        if (Double.isNaN(observation)) {
            return new DriftModel(first, last, span, sinceLast + 1, scaledSquares, observations);
        }
        long gap = sinceLast + 1;
        double change = observation - last;
        return new DriftModel(
                first, observation, span + gap, 0, scaledSquares + change * change / gap, observations + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        double slope = (last - first) / span;
        // one degree of freedom went into the slope
        double variance = Math.max(0, scaledSquares - slope * slope * span) / Math.max(1, observations - 2);
        return new Forecast(
                NAME,
                IntStream.rangeClosed(1, horizon)
                        .mapToObj(h -> step(h + sinceLast, slope, variance, coverage))
                        .toList());
    }

    private Forecast.Point step(long ahead, double slope, double variance, Coverage coverage) {
        double deviation = Math.sqrt(variance * ahead * (1 + (double) ahead / span));
        return coverage.normal(last + slope * ahead, deviation);
    }

    @Override
    public ModelState state() {
        return new ModelState(
                NAME, List.of(), List.of(first, last, (double) span, (double) sinceLast, scaledSquares), observations);
    }
}
