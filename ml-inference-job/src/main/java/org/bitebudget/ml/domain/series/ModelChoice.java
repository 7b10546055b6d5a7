package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.forecast.Backtest;
import org.bitebudget.forecast.Backtest.Comparison;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.ForecastErrors;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.ets.Ets;
import org.bitebudget.forecast.online.IntervalStretch;
import org.bitebudget.forecast.online.PageHinkley;
import org.bitebudget.forecast.regression.DynamicRegression;
import org.bitebudget.forecast.regression.DynamicRegressionModel;
import org.bitebudget.forecast.regression.Regressors;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.weather.Weather;

/**
 * Chooses models for series by how right they were on the series itself. The methods of the profile and, for prices, the network take part; shares follow from
 * the backtest by {@link Profile#shares}.
 */
public final class ModelChoice {
    private static final int ORIGINS = 4;
    /** Weather of fewer days is no reason to choose anew. */
    private static final int FEWEST_WEATHER_DAYS = 28;

    private final Optional<LstmForecaster> network;
    private final Weather weather;

    /**
     * @param network absent where none is at hand
     * @param weather what is known of it; may grow
     */
    public ModelChoice(Optional<LstmForecaster> network, Weather weather) {
        this.network = network;
        this.weather = weather;
    }

    /** What is said before any backtest is possible: the profile's first method. O(length of the history). */
    public Selection begin(History history, double[] values, int number) {
        return untried(history, values, number, Reason.BEGUN);
    }

    /** Why it is time to choose anew, if it is: the selection's own reasons, or that much more of the weather is known by which a series could be moved. */
    public Optional<Reason> due(Selection selection, History history, double[] values) {
        return selection
                .due(history, values)
                .or(() -> isWeatherGrown(selection, history) ? Optional.of(Reason.GROWN) : Optional.empty());
    }

    private boolean isWeatherGrown(Selection selection, History history) {
        return history.profile() != Profile.PRICE
                && selection.candidates().size() > 1
                && weatherDays(history) >= Math.max(FEWEST_WEATHER_DAYS, 2 * selection.weatherDays());
    }

    /** True if there is more than one answer to weigh, which takes some milliseconds of one core; false if choosing costs next to nothing. */
    public boolean needsTrials(History history, double[] values) {
        return history.size() >= Selection.SHORTEST && !Selection.isConstant(values);
    }

    /** Tries all models on the series and weights them. A value that never changed gives nothing to choose by and is answered by the first method. */
    public Selection select(History history, double[] values, int number, Reason reason) {
        Profile profile = history.profile();
        Series series = Series.of(values, profile.season());
        int horizon = Math.min(profile.horizon(), history.size() / 5);
        if (history.size() < Selection.SHORTEST) {
            return untried(history, values, number, reason);
        }
        Backtest plan = new Backtest(horizon, ORIGINS, Math.max(1, horizon / 2));
        if (series.head(plan.firstOrigin(series.size())).knownCount() == 0) {
            return untried(history, values, number, reason);
        }
        Map<String, List<Comparison>> trials = trials(plan, history, series);
        double[] errors = trials.values().stream()
                .mapToDouble(trial -> profile.error(plan.errors(trial, series)))
                .toArray();
        if (Arrays.stream(errors).noneMatch(Double::isFinite)) {
            return untried(history, values, number, reason);
        }
        double[] shares = profile.shares(errors);
        Series closed = series.head(series.size() - 1);
        List<Candidate> candidates = new ArrayList<>(errors.length);
        List<String> labels = List.copyOf(trials.keySet());
        for (int i = 0; i < errors.length; i++) {
            candidates.add(new Candidate(labels.get(i), shares[i], errors[i], fitted(history, labels.get(i), closed)));
        }
        double error = profile.error(combined(plan, List.copyOf(trials.values()), shares, series));
        return selection(history, values, candidates, error, ORIGINS, number, reason);
    }

    private Map<String, List<Comparison>> trials(Backtest plan, History history, Series series) {
        Profile profile = history.profile();
        Map<String, List<Comparison>> trials = new LinkedHashMap<>();
        ForecastMethod first = profile.methods().get(0);
        if (series.isConstant()) {
            trials.put(first.label(), plan.run(first, series));
            return trials;
        }
        for (ForecastMethod method : profile.methods()) {
            trials.put(method.label(), plan.run(method, series));
        }
        if (followsWeather(history, series)) {
            tryWeather(plan, history, series, trials);
        }
        if (profile == Profile.PRICE && network.isPresent() && series.isPositive()) {
            trials.put(LstmForecaster.NAME, networkTrial(plan, history.track(), trials.get(first.label())));
        }
        return trials;
    }

    /** True if the weather's part in what was spent or bought is clear; prices aren't made by the day's weather. */
    private boolean followsWeather(History history, Series series) {
        return history.profile() != Profile.PRICE
                && regression(history, WeatherOfSteps.known(weather, history.profile()))
                                .fit(series.head(series.size() - 1))
                        instanceof DynamicRegressionModel;
    }

    /** The regression takes part if it was less wrong than its errors' method alone, with no more of the weather ahead than is known now. */
    private void tryWeather(Backtest plan, History history, Series series, Map<String, List<Comparison>> trials) {
        DynamicRegression regression = regression(history, WeatherOfSteps.foreseen(weather, history));
        List<Comparison> with = plan.run(regression, series);
        List<Comparison> without = trials.get(regression.errors().label());
        if (history.profile().error(plan.errors(with, series))
                < history.profile().error(plan.errors(without, series))) {
            trials.put(regression.label(), with);
        }
    }

    private static DynamicRegression regression(History history, Regressors known) {
        return new DynamicRegression(Ets.closedForm(), known, history.first());
    }

    /** The network's answers from the origins of another trial, all at once. */
    private List<Comparison> networkTrial(Backtest plan, PriceTrack track, List<Comparison> other) {
        List<PriceTrack> known =
                other.stream().map(trial -> track.head(trial.origin())).toList();
        List<Forecast> answers = network.orElseThrow().forecast(known, Coverage.NONE);
        List<Comparison> comparisons = new ArrayList<>(other.size());
        for (int i = 0; i < other.size(); i++) {
            List<Double> answer = Arrays.stream(answers.get(i).means())
                    .limit(plan.horizon())
                    .boxed()
                    .toList();
            comparisons.add(
                    new Comparison(other.get(i).origin(), answer, other.get(i).observed()));
        }
        return comparisons;
    }

    /** Error of the weighted answer over the same comparisons; a little flattering, since the weights come from them too. */
    private static ForecastErrors combined(
            Backtest plan, List<List<Comparison>> trials, double[] shares, Series series) {
        List<Comparison> combined = new ArrayList<>(plan.origins());
        for (int i = 0; i < plan.origins(); i++) {
            double[] mean = new double[plan.horizon()];
            for (int model = 0; model < shares.length; model++) {
                for (int h = 0; h < mean.length; h++) {
                    mean[h] +=
                            shares[model] * trials.get(model).get(i).forecast().get(h);
                }
            }
            Comparison first = trials.get(0).get(i);
            combined.add(
                    new Comparison(first.origin(), Arrays.stream(mean).boxed().toList(), first.observed()));
        }
        return plan.errors(combined, series);
    }

    private Optional<FittedModel> fitted(History history, String label, Series closed) {
        ForecastMethod regression = regression(history, WeatherOfSteps.known(weather, history.profile()));
        return Stream.concat(history.profile().methods().stream(), Stream.of(regression))
                .filter(method -> method.label().equals(label))
                .findFirst()
                .map(method -> method.fit(closed));
    }

    private Selection untried(History history, double[] values, int number, Reason reason) {
        ForecastMethod first = history.profile().methods().get(0);
        Series closed = Series.of(Arrays.copyOf(values, values.length - 1), 1);
        FittedModel model = closed.knownCount() > 0 ? first.fit(closed) : SimpleMethod.untouched();
        String label = closed.knownCount() > 0 ? first.label() : SimpleMethod.NAIVE.label();
        return selection(
                history,
                values,
                List.of(new Candidate(label, 1, Double.NaN, Optional.of(model))),
                Double.NaN,
                0,
                number,
                reason);
    }

    private Selection selection(
            History history,
            double[] values,
            List<Candidate> candidates,
            double error,
            int origins,
            int number,
            Reason reason) {
        return new Selection(
                candidates,
                error,
                origins,
                history.last(),
                history.size(),
                history.last() - 1,
                scale(history.profile(), values),
                IntervalStretch.none(Coverage.STANDARD, history.profile().narrowest()),
                PageHinkley.start(),
                number,
                reason,
                weatherDays(history));
    }

    private int weatherDays(History history) {
        int days = history.profile().stepDays();
        return weather.daysKnown(history.profile().dayOf(history.first()), history.size() * days);
    }

    private static double scale(Profile profile, double[] values) {
        double sum = 0;
        int changes = 0;
        double before = Double.NaN;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += Double.isNaN(before) ? 0 : Math.abs(value - before);
                changes += Double.isNaN(before) ? 0 : 1;
                before = value;
            }
        }
        return Doubt.scale(profile, changes == 0 ? 0 : sum / changes, before);
    }
}
