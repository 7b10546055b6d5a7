package org.bitebudget.ml.domain.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.forecast.Backtest;
import org.bitebudget.forecast.Backtest.Comparison;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.ErrorWeights;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.ForecastErrors;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.WeightedForecast;
import org.bitebudget.forecast.ets.Ets;
import org.bitebudget.ml.domain.lstm.LstmForecaster;
import org.bitebudget.ml.domain.lstm.PriceWindow;

/**
 * Chooses models for price series by how right they were on the series itself, and answers with those chosen. Naive, exponential smoothing and, if
 * there is one, the price network take part; weights follow from the backtest by {@link ErrorWeights}.
 */
public final class PriceForecaster {
    /** Days ahead of every answer. */
    public static final int HORIZON = PriceWindow.HORIZON;

    /** Version of the methods without training; changes when their answers do. */
    public static final String METHODS_VERSION = "1";

    private static final int ORIGINS = 4;
    private static final int SHORTEST = 10;
    private static final List<ForecastMethod> METHODS = List.of(SimpleMethod.NAIVE, Ets.automatic());

    private final Optional<LstmForecaster> network;

    /** @param network absent where none is at hand; the others answer then */
    public PriceForecaster(Optional<LstmForecaster> network) {
        this.network = network;
    }

    /** What is said before any backtest is possible: the price stays. O(length of the track). */
    public Selection begin(PriceTrack track) {
        return naive(track);
    }

    /** True if there is more than one answer to weigh, which takes some milliseconds of one core; false if choosing costs next to nothing. */
    public boolean needsTrials(PriceTrack track) {
        return track.size() >= SHORTEST && !track.series().isConstant();
    }

    /** Tries all models on the series and weights them. A price that never changed gives nothing to choose by and is answered by naive. */
    public Selection select(PriceTrack track) {
        Series series = track.series();
        int horizon = Math.min(HORIZON, track.size() / 5);
        if (track.size() < SHORTEST) {
            return naive(track);
        }
        Backtest plan = new Backtest(horizon, ORIGINS, Math.max(1, horizon / 2));
        if (series.head(plan.firstOrigin(track.size())).knownCount() == 0) {
            return naive(track);
        }
        Map<String, List<Comparison>> trials = trials(plan, track, series);
        double[] errors = trials.values().stream()
                .mapToDouble(trial -> plan.errors(trial, series).mape())
                .toArray();
        if (Arrays.stream(errors).noneMatch(Double::isFinite)) {
            return naive(track);
        }
        double[] weights = ErrorWeights.of(errors);
        List<Candidate> candidates = new ArrayList<>(errors.length);
        List<String> labels = List.copyOf(trials.keySet());
        for (int i = 0; i < errors.length; i++) {
            candidates.add(candidate(labels.get(i), weights[i], errors[i], closed(track)));
        }
        double error =
                combined(plan, List.copyOf(trials.values()), weights, series).mape();
        return new Selection(candidates, error, ORIGINS, track.lastDay(), track.size(), track.lastDay() - 1);
    }

    private Map<String, List<Comparison>> trials(Backtest plan, PriceTrack track, Series series) {
        Map<String, List<Comparison>> trials = new LinkedHashMap<>();
        if (series.isConstant()) {
            trials.put(SimpleMethod.NAIVE.label(), plan.run(SimpleMethod.NAIVE, series));
            return trials;
        }
        for (ForecastMethod method : METHODS) {
            trials.put(method.label(), plan.run(method, series));
        }
        if (network.isPresent() && series.isPositive()) {
            List<Comparison> naive = trials.get(SimpleMethod.NAIVE.label());
            List<PriceTrack> known =
                    naive.stream().map(trial -> track.head(trial.origin())).toList();
            List<Forecast> answers = network.get().forecast(known, Coverage.NONE);
            List<Comparison> comparisons = new ArrayList<>(naive.size());
            for (int i = 0; i < naive.size(); i++) {
                List<Double> answer = Arrays.stream(answers.get(i).means())
                        .limit(plan.horizon())
                        .boxed()
                        .toList();
                comparisons.add(new Comparison(
                        naive.get(i).origin(), answer, naive.get(i).observed()));
            }
            trials.put(LstmForecaster.NAME, comparisons);
        }
        return trials;
    }

    /** Error of the weighted answer over the same comparisons; a little flattering, since the weights come from them too. */
    private static ForecastErrors combined(
            Backtest plan, List<List<Comparison>> trials, double[] weights, Series series) {
        List<Comparison> combined = new ArrayList<>(plan.origins());
        for (int i = 0; i < plan.origins(); i++) {
            double[] mean = new double[plan.horizon()];
            for (int model = 0; model < weights.length; model++) {
                for (int h = 0; h < mean.length; h++) {
                    mean[h] +=
                            weights[model] * trials.get(model).get(i).forecast().get(h);
                }
            }
            Comparison first = trials.get(0).get(i);
            combined.add(
                    new Comparison(first.origin(), Arrays.stream(mean).boxed().toList(), first.observed()));
        }
        return plan.errors(combined, series);
    }

    private static Candidate candidate(String label, double weight, double error, Series closed) {
        return METHODS.stream()
                .filter(method -> method.label().equals(label))
                .findFirst()
                .map(method -> new Candidate(
                        label, weight, error, Optional.of(method.fit(closed).state())))
                .orElseGet(() -> new Candidate(label, weight, error, Optional.empty()));
    }

    private static Selection naive(PriceTrack track) {
        FittedModel model = track.size() == 1 ? SimpleMethod.untouched() : SimpleMethod.NAIVE.fit(closed(track));
        Candidate candidate = new Candidate(SimpleMethod.NAIVE.label(), 1, Double.NaN, Optional.of(model.state()));
        return new Selection(List.of(candidate), Double.NaN, 0, track.lastDay(), track.size(), track.lastDay() - 1);
    }

    /** All days but the newest. */
    private static Series closed(PriceTrack track) {
        return track.head(track.size() - 1).series();
    }

    /** A series and the models that speak for it, with states through the day before its newest. */
    public record Question(PriceTrack track, Selection selection) {}

    /** Answers for many series, in their order; at once, since a network answers many windows for little more than one. */
    public List<PriceForecast> forecast(List<Question> questions) {
        List<PriceTrack> asked = questions.stream()
                .filter(PriceForecaster::asksNetwork)
                .map(Question::track)
                .toList();
        List<Forecast> answers =
                network.map(lstm -> lstm.forecast(asked, Coverage.STANDARD)).orElse(List.of());
        List<PriceForecast> forecasts = new ArrayList<>(questions.size());
        int next = 0;
        for (Question question : questions) {
            boolean asks = asksNetwork(question) && network.isPresent();
            forecasts.add(forecast(question, asks ? Optional.of(answers.get(next)) : Optional.empty()));
            next += asks ? 1 : 0;
        }
        return forecasts;
    }

    private static boolean asksNetwork(Question question) {
        return question.selection().candidates().stream()
                .anyMatch(candidate -> candidate.label().equals(LstmForecaster.NAME));
    }

    private PriceForecast forecast(Question question, Optional<Forecast> networkAnswer) {
        List<PriceForecast.Member> members = new ArrayList<>();
        for (Candidate candidate : question.selection().candidates()) {
            Optional<Forecast> view = candidate
                    .state()
                    .map(state -> newest(state.restore(), question).forecast(HORIZON, Coverage.STANDARD))
                    .or(() -> networkAnswer);
            view.ifPresent(forecast -> members.add(
                    new PriceForecast.Member(forecast, version(candidate), candidate.weight(), candidate.error())));
        }
        return new PriceForecast(PriceDoubt.widen(answer(members)), members);
    }

    private static FittedModel newest(FittedModel model, Question question) {
        PriceTrack track = question.track();
        return model.update(track.priceAt(track.size() - 1));
    }

    /** The weighted answer; if a voice with a share is missing, the others keep their proportions, and share alike if they had none. */
    private static Forecast answer(List<PriceForecast.Member> members) {
        List<PriceForecast.Member> voices =
                members.stream().filter(member -> member.weight() > 0).toList();
        List<PriceForecast.Member> heard = voices.isEmpty() ? members : voices;
        if (heard.size() == 1) {
            return heard.get(0).forecast();
        }
        double sum = heard.stream().mapToDouble(PriceForecast.Member::weight).sum();
        List<WeightedForecast> parts = heard.stream()
                .map(member ->
                        new WeightedForecast(member.forecast(), sum > 0 ? member.weight() / sum : 1.0 / heard.size()))
                .toList();
        return WeightedForecast.average("ensemble", parts);
    }

    private String version(Candidate candidate) {
        return candidate.label().equals(LstmForecaster.NAME)
                ? network.map(lstm -> lstm.metadata().version()).orElse("")
                : METHODS_VERSION;
    }
}
