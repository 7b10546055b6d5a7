package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.forecast.online.IntervalStretch;
import org.bitebudget.forecast.online.PageHinkley;
import org.bitebudget.forecast.regression.DynamicRegression;
import org.bitebudget.forecast.regression.DynamicRegressionModel;
import org.bitebudget.forecast.regression.Regressors;
import org.bitebudget.ml.domain.series.Anomaly;
import org.bitebudget.ml.domain.series.Candidate;
import org.bitebudget.ml.domain.series.History;
import org.bitebudget.ml.domain.series.Pending;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.ml.domain.series.Reason;
import org.bitebudget.ml.domain.series.Selection;
import org.bitebudget.ml.domain.series.SeriesBook;
import org.bitebudget.ml.domain.series.WeatherOfSteps;
import org.bitebudget.ml.domain.weather.Weather;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.state.ForecastCandidate;
import org.bitebudget.state.ForecastModelState;
import org.bitebudget.state.ForecastOutlier;
import org.bitebudget.state.ForecastPending;
import org.bitebudget.state.ForecastSelection;
import org.bitebudget.state.ForecastSeriesState;
import org.bitebudget.state.ForecastVoice;
import org.bitebudget.state.SeriesInput;

/** Between what is kept of a series and what the domain works with. */
final class SeriesStates {
    /** Quantities are kept in thousandths. */
    static final int QUANTITY_DIGITS = 3;

    private SeriesStates() {}

    /** The state of a series that begins with this input, which isn't in it yet. */
    static ForecastSeriesState begin(SeriesInput input, long revision) {
        return ForecastSeriesState.newBuilder()
                .setKind(input.getKind())
                .setName(input.getName())
                .setCategoryId(input.getCategoryId())
                .setUnit(input.getUnit())
                .setRevision(revision)
                .setOccurredAt(Long.MIN_VALUE)
                .setRecordedAt(Long.MIN_VALUE)
                .setFirst(0)
                .setAmounts(List.of())
                .setScoredThrough(Integer.MIN_VALUE)
                .build();
    }

    static Profile profile(SeriesKind kind) {
        return Profile.valueOf(kind.name());
    }

    static SeriesBook open(ForecastSeriesState state, Weather weather) {
        Profile profile = profile(state.getKind());
        return new SeriesBook(
                history(state, profile),
                Optional.ofNullable(state.getSelection()).map(kept -> selection(kept, profile, weather)),
                state.getPending().stream().map(SeriesStates::pending).toList(),
                state.getOutliers().stream()
                        .map(kept -> new Anomaly(
                                kept.getStep(),
                                kept.getObserved(),
                                kept.getExpected(),
                                kept.getLower(),
                                kept.getUpper()))
                        .toList(),
                state.getScoredThrough());
    }

    private static History history(ForecastSeriesState state, Profile profile) {
        int digits = state.getKind() == SeriesKind.DEMAND ? QUANTITY_DIGITS : Currencies.exponent(state.getUnit());
        History history = new History(profile, digits);
        int step = state.getFirst();
        for (long stored : state.getAmounts()) {
            if (stored != 0) {
                history.put(step, stored > 0 ? stored - 1 : stored, false);
            }
            step++;
        }
        for (int promo : state.getPromos()) {
            history.put(promo, history.amountAt(promo), true);
        }
        return history;
    }

    static void keep(ForecastSeriesState state, SeriesBook book) {
        History history = book.history();
        List<Long> amounts = new ArrayList<>(history.size());
        List<Integer> promos = new ArrayList<>();
        for (int step = history.first(); step < history.first() + history.size(); step++) {
            long amount = history.amountAt(step);
            amounts.add(amount == History.NONE ? 0 : amount >= 0 ? amount + 1 : amount);
            if (history.isPromo(step)) {
                promos.add(step);
            }
        }
        state.setFirst(history.first());
        state.setAmounts(amounts);
        state.setPromos(promos);
        state.setSelection(book.selection().map(SeriesStates::kept).orElse(null));
        state.setScoredThrough(book.scoredThrough());
        state.setPending(book.pending().stream().map(SeriesStates::kept).toList());
        state.setOutliers(book.anomalies().stream()
                .map(found -> new ForecastOutlier(
                        found.step(), found.observed(), found.expected(), found.lower(), found.upper()))
                .toList());
    }

    static Selection selection(ForecastSelection kept, Profile profile, Weather weather) {
        Regressors regressors = WeatherOfSteps.known(weather, profile);
        return new Selection(
                kept.getCandidates().stream()
                        .map(candidate -> candidate(candidate, regressors))
                        .toList(),
                orNaN(kept.getError()),
                kept.getOrigins(),
                kept.getChosenAt(),
                kept.getSteps(),
                kept.getClosedThrough(),
                kept.getScale(),
                new IntervalStretch(kept.getStretch(), profile.narrowest()),
                new PageHinkley(kept.getDriftCount(), kept.getDriftMean(), kept.getDriftSum(), kept.getDriftLowest()),
                kept.getNumber(),
                Reason.valueOf(kept.getReason()),
                kept.getWeatherDays());
    }

    static ForecastSelection kept(Selection selection) {
        return new ForecastSelection(
                selection.candidates().stream().map(SeriesStates::kept).toList(),
                orNull(selection.error()),
                selection.origins(),
                selection.chosenAt(),
                selection.steps(),
                selection.closedThrough(),
                selection.scale(),
                selection.stretch().factors(),
                selection.drift().count(),
                selection.drift().mean(),
                selection.drift().sum(),
                selection.drift().lowest(),
                selection.number(),
                selection.reason().name(),
                selection.weatherDays());
    }

    private static Candidate candidate(ForecastCandidate kept, Regressors regressors) {
        return new Candidate(
                kept.getLabel(),
                kept.getShare(),
                orNaN(kept.getError()),
                kept.getRecent(),
                Optional.ofNullable(kept.getState())
                        .map(state -> model(state, Optional.ofNullable(kept.getErrors())))
                        .map(model -> model.model().equals(DynamicRegression.NAME)
                                ? DynamicRegressionModel.of(model, regressors)
                                : model.restore()));
    }

    private static ModelState model(ForecastModelState kept, Optional<ForecastModelState> errors) {
        return new ModelState(
                kept.getModel(),
                kept.getParameters(),
                kept.getStates(),
                kept.getObservations(),
                errors.map(model -> model(model, Optional.empty())).stream().toList());
    }

    private static ForecastCandidate kept(Candidate candidate) {
        Optional<ModelState> state = candidate.model().map(FittedModel::state);
        return new ForecastCandidate(
                candidate.label(),
                candidate.share(),
                orNull(candidate.error()),
                candidate.recent(),
                state.map(SeriesStates::kept).orElse(null),
                state.flatMap(model -> model.members().stream().findFirst())
                        .map(SeriesStates::kept)
                        .orElse(null));
    }

    private static ForecastModelState kept(ModelState model) {
        return new ForecastModelState(model.model(), model.parameters(), model.states(), model.observations());
    }

    private static Pending pending(ForecastPending kept) {
        return new Pending(
                kept.getOrigin(),
                kept.getScale(),
                kept.getObservations(),
                kept.getVoices().stream()
                        .map(voice -> new Pending.Voice(voice.getModel(), voice.getVersion(), voice.getMeans()))
                        .toList(),
                kept.getBounds());
    }

    private static ForecastPending kept(Pending pending) {
        return new ForecastPending(
                pending.origin(),
                pending.scale(),
                pending.observations(),
                pending.voices().stream()
                        .map(voice -> new ForecastVoice(voice.model(), voice.version(), voice.means()))
                        .toList(),
                pending.bounds());
    }

    private static double orNaN(Double error) {
        return error == null ? Double.NaN : error;
    }

    /** Avro has a null for what isn't there, arithmetic has NaN. */
    static Double orNull(double error) {
        return Double.isNaN(error) ? null : error;
    }
}
