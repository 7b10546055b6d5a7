package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every step ahead is expected at the newest known observation of its season. The variance of step h is σ²·(k + 1), k the whole cycles before
 * it (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §5.2 and table 5.2).
 *
 * @param cycle newest known observation of each season; the next one to be observed stands first
 * @param changes how many year-on-year changes stand behind {@code squares}
 */
record SeasonalNaiveModel(List<Double> cycle, double squares, long changes, long observations) implements FittedModel {
    static final String NAME = "snaive";

    SeasonalNaiveModel {
        cycle = List.copyOf(cycle);
    }

    static SeasonalNaiveModel of(ModelState state) {
        List<Double> s = state.states();
        return new SeasonalNaiveModel(s.subList(2, s.size()), s.get(0), Math.round(s.get(1)), state.observations());
    }

    static FittedModel fit(Series series) {
        int season = series.season();
        List<Double> cycle = new ArrayList<>();
        for (int t = 0; t < Math.min(season, series.size()); t++) {
            cycle.add(series.at(t));
        }
        if (season == 1 || cycle.size() < season || cycle.stream().anyMatch(v -> v.isNaN())) {
            return NaiveModel.fit(series);
        }
        SeasonalNaiveModel model = new SeasonalNaiveModel(cycle, 0, 0, season);
        for (int t = season; t < series.size(); t++) {
            model = model.update(series.at(t));
        }
        return model;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SeasonalNaiveModel update(double observation) {
        double before = cycle.get(0);
        boolean gap = Double.isNaN(observation);
        List<Double> next = new ArrayList<>(cycle.subList(1, cycle.size()));
        next.add(gap ? before : observation);
        double change = observation - before;
        return gap
                ? new SeasonalNaiveModel(next, squares, changes, observations)
                : new SeasonalNaiveModel(next, squares + change * change, changes + 1, observations + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        double variance = changes == 0 ? Double.NaN : squares / changes;
        return new Forecast(
                NAME,
                IntStream.range(0, horizon)
                        .mapToObj(h -> coverage.normal(
                                cycle.get(h % cycle.size()), Math.sqrt(variance * (h / cycle.size() + 1))))
                        .toList());
    }

    @Override
    public ModelState state() {
        List<Double> states = new ArrayList<>(List.of(squares, (double) changes));
        states.addAll(cycle);
        return new ModelState(NAME, List.of(), states, observations);
    }
}
