package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Point;
import org.bitebudget.forecast.WeightedForecast;
import org.bitebudget.forecast.online.IntervalStretch;
import org.bitebudget.forecast.online.PageHinkley;
import org.bitebudget.forecast.online.RecentError;
import org.bitebudget.forecast.regression.DynamicRegressionModel;
import org.bitebudget.ml.domain.weather.Weather;

/**
 * Which models speak for a series, and where they stand. The newest step stays open, since its value may still change; the models cover the steps before it.
 * Immutable; taking in a step costs the same however long the series is, and leads where a pass over all of them with the same parameters leads.
 *
 * @param candidates at least one
 * @param error backtest error of the weighted answer; NaN while there is none
 * @param origins forecasts that the backtest made; 0 while there is none
 * @param chosenAt newest step of the series when the models were chosen
 * @param steps length of the series then
 * @param closedThrough last step that the models cover
 * @param scale the series' usual change from step to step when the models were chosen
 * @param stretch by what intervals are wider than the models say
 * @param drift of the errors since the models were chosen
 * @param number how often models were chosen for this series
 * @param reason why they were chosen
 * @param weatherDays days of the series whose weather was known then
 */
public record Selection(
        List<Candidate> candidates,
        double error,
        int origins,
        int chosenAt,
        int steps,
        int closedThrough,
        double scale,
        IntervalStretch stretch,
        PageHinkley drift,
        int number,
        Reason reason,
        int weatherDays) {
    /** Steps below which there are no trials. */
    static final int SHORTEST = 10;

    public Selection {
        candidates = List.copyOf(candidates);
    }

    /** Why it is time to choose anew, if it is. */
    public Optional<Reason> due(History history, double[] values) {
        int size = history.size();
        if (size < SHORTEST) {
            return Optional.empty();
        }
        if (origins == 0) {
            return Optional.of(Reason.FIRST);
        }
        if (candidates.size() == 1) {
            // there was nothing to choose by
            return isConstant(values) ? Optional.empty() : Optional.of(Reason.CHANGED);
        }
        if (drift.isDrift()) {
            return Optional.of(Reason.DRIFTED);
        }
        if (size >= 2 * steps) {
            return Optional.of(Reason.GROWN);
        }
        return history.last() - chosenAt >= history.profile().oldest() ? Optional.of(Reason.AGED) : Optional.empty();
    }

    /** True if all known values are equal. */
    static boolean isConstant(double[] values) {
        double before = Double.NaN;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                if (!Double.isNaN(before) && value != before) {
                    return false;
                }
                before = value;
            }
        }
        return true;
    }

    /** True if the models can go on with this history: no step that they lack has left it. */
    public boolean reaches(History history) {
        return closedThrough >= history.first() - 1 && closedThrough < history.last();
    }

    /** The same choice with models that cover every step but the newest. */
    public Selection advance(History history, double[] values) {
        Selection after = this;
        while (after.closedThrough < history.last() - 1) {
            after = after.step(values[after.closedThrough + 1 - history.first()])
                    .after();
        }
        return after;
    }

    /**
     * One further step.
     *
     * @param after where it leads
     * @param expected what the models expected of it, intervals stretched; absent if they could not say
     */
    public record Step(Selection after, Optional<Point> expected) {}

    /** Takes in the next step; NaN if it is unknown. */
    public Step step(double value) {
        List<Candidate> next = new ArrayList<>(candidates.size());
        List<Forecast> said = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Optional<Forecast> forecast = candidate.model().map(model -> model.forecast(1, Coverage.STANDARD));
            said.add(forecast.orElse(null));
            next.add(forecast.map(
                            one -> candidate.step(value, one.points().get(0).mean(), scale))
                    .orElse(candidate));
        }
        Optional<Point> expected = expected(said);
        double error = expected.map(point -> (value - point.mean()) / scale).orElse(Double.NaN);
        Selection after = new Selection(
                next,
                this.error,
                origins,
                chosenAt,
                steps,
                closedThrough + 1,
                scale,
                expected.map(point -> stretch.update(point, value)).orElse(stretch),
                drift.update(error),
                number,
                reason,
                weatherDays);
        return new Step(after, expected);
    }

    /** What the models that go step by step expect together; a network isn't asked for that. */
    private Optional<Point> expected(List<Forecast> said) {
        double[] weights = weights();
        double sum = 0;
        int voices = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += said.get(i) == null ? 0 : weights[i];
            voices += said.get(i) == null ? 0 : 1;
        }
        List<WeightedForecast> parts = new ArrayList<>(voices);
        for (int i = 0; i < weights.length; i++) {
            double weight = sum > 0 ? weights[i] / sum : 1.0 / voices;
            if (said.get(i) != null && weight > 0) {
                parts.add(new WeightedForecast(said.get(i), weight));
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Point point = stretch.of(WeightedForecast.average("", parts)).points().get(0);
        return Double.isNaN(point.mean()) ? Optional.empty() : Optional.of(point);
    }

    /** What moves the answer beside the series itself, by the names of {@link Weather#REGRESSORS}. */
    public List<String> regressors() {
        double[] weights = weights();
        return IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 0)
                .mapToObj(i -> candidates.get(i).model())
                .flatMap(Optional::stream)
                .flatMap(Selection::speaking)
                .distinct()
                .toList();
    }

    private static Stream<String> speaking(FittedModel model) {
        return model instanceof DynamicRegressionModel regression
                ? IntStream.range(0, regression.effects().size())
                        .filter(i -> regression.effects().get(i) != 0)
                        .mapToObj(Weather.REGRESSORS::get)
                : Stream.empty();
    }

    /** Shares of the answer as they are now: the backtest's, moved by the errors since. */
    public double[] weights() {
        double[] shares = candidates.stream().mapToDouble(Candidate::share).toArray();
        double[] recent = candidates.stream()
                .mapToDouble(candidate -> candidate.model().isPresent() ? candidate.recent() : Double.NaN)
                .toArray();
        return RecentError.weights(shares, recent);
    }
}
