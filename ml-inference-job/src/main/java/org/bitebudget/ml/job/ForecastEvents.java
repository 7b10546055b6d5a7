package org.bitebudget.ml.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bitebudget.event.ChangeChance;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ForecastAnomaly;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.IntervalBounds;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.ml.domain.change.ChangeHazard;
import org.bitebudget.ml.domain.change.ChangeOutlook;
import org.bitebudget.ml.domain.lstm.PriceNetworks;
import org.bitebudget.ml.domain.series.Anomaly;
import org.bitebudget.ml.domain.series.History;
import org.bitebudget.ml.domain.series.Profile;
import org.bitebudget.ml.domain.series.Score;
import org.bitebudget.ml.domain.series.Selection;
import org.bitebudget.ml.domain.series.SeriesBook;
import org.bitebudget.ml.domain.series.SeriesForecast;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.ForecastScore;
import org.bitebudget.state.ForecastSeriesState;

/** Forecasts as events. */
final class ForecastEvents {
    private static final double PERCENT = 100;
    /** Horizons of values that go along with a forecast. */
    private static final int TOLD_HORIZONS = 3;

    private ForecastEvents() {}

    /**
     * The event of an answer.
     *
     * @param state with the revision that the event has
     * @param outlook of a price
     */
    static ForecastSeries of(
            String seriesId,
            ForecastSeriesState state,
            SeriesBook book,
            SeriesForecast forecast,
            Optional<ChangeOutlook> outlook) {
        List<String> parts = Keys.split(seriesId);
        boolean ofStore = state.getKind() == SeriesKind.PRICE;
        History history = book.history();
        Profile profile = history.profile();
        Selection selection = book.selection().orElseThrow();
        return ForecastSeries.newBuilder()
                .setEnvelope(envelope(seriesId, state, ofStore ? null : parts.get(1)))
                .setSeriesId(seriesId)
                .setKind(state.getKind())
                .setStore(ofStore ? parts.get(1) : null)
                .setProduct(state.getKind() == SeriesKind.SPENDING ? null : parts.get(2))
                .setName(state.getName())
                .setCategoryId(state.getCategoryId())
                .setUnit(state.getUnit())
                .setOrigin(LocalDate.ofEpochDay(profile.dayOf(history.last()) + profile.stepDays() - 1L))
                .setObservations(history.observations())
                .setModel(forecast.answer().model())
                .setModelVersion(forecast.version())
                .setBacktestMetric(profile.metric())
                .setBacktestError(SeriesStates.orNull(selection.error()))
                .setBacktestOrigins(selection.origins())
                .setMembers(
                        forecast.members().stream().map(ForecastEvents::member).toList())
                .setPoints(points(history, forecast.answer()))
                .setExperimentId(
                        forecast.trial().map(PriceNetworks.Trial::experiment).orElse(null))
                .setArm(forecast.trial().map(trial -> trial.arm().label()).orElse(null))
                .setArmVersion(
                        forecast.trial().map(PriceNetworks.Trial::version).orElse(null))
                .setStepDays(profile.stepDays())
                .setSelectedOn(LocalDate.ofEpochDay(profile.dayOf(selection.chosenAt())))
                .setSelection(selection.number())
                .setRegressors(selection.regressors())
                .setSelectedBecause(selection.reason().name().toLowerCase(Locale.ROOT))
                .setAnomalies(book.anomalies().stream()
                        .map(anomaly -> anomaly(anomaly, profile, state.getUnit()))
                        .toList())
                .setChanges(outlook.map(known -> chances(known.changes())).orElse(List.of()))
                .setPromotions(outlook.map(known -> chances(known.promotions())).orElse(List.of()))
                .setDaysToChange(outlook.map(ChangeOutlook::daysToChange)
                        .map(ForecastEvents::orNull)
                        .orElse(null))
                .setDaysToPromotion(outlook.map(ChangeOutlook::daysToPromotion)
                        .map(ForecastEvents::orNull)
                        .orElse(null))
                .setObserved(observed(history))
                .build();
    }

    /** The newest values of what is counted, three times as far back as the answer reaches ahead; prices have a history of their own. */
    private static List<Double> observed(History history) {
        if (!history.profile().countsZeros()) {
            return List.of();
        }
        double[] values = history.values();
        int told = Math.min(values.length, TOLD_HORIZONS * history.profile().horizon());
        return Arrays.stream(values, values.length - told, values.length)
                .boxed()
                .toList();
    }

    private static Envelope envelope(String seriesId, ForecastSeriesState state, String household) {
        return Envelope.newBuilder()
                .setEventId(Ids.event(ForecastJob.NAME, seriesId, state.getRevision()))
                .setSubjectId(seriesId)
                .setRevision(state.getRevision())
                .setOccurredAt(instant(state.getOccurredAt()))
                .setRecordedAt(instant(state.getRecordedAt()))
                .setProducer(ForecastJob.NAME)
                .setHousehold(household)
                .build();
    }

    static ForecastScore score(String seriesId, Profile profile, Score score, long revision) {
        return new ForecastScore(
                seriesId,
                score.model(),
                score.version(),
                score.metric(),
                profile.dayOf(score.origin()),
                score.horizon(),
                score.error(),
                score.observations(),
                revision);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static ForecastMember member(SeriesForecast.Member member) {
        return ForecastMember.newBuilder()
                .setModel(member.forecast().map(Forecast::model).orElse(member.label()))
                .setVersion(member.version())
                .setWeight(member.weight())
                .setBacktestError(SeriesStates.orNull(member.error()))
                .setMean(member.forecast()
                        .map(forecast -> Arrays.stream(forecast.means()).boxed().toList())
                        .orElse(List.of()))
                .build();
    }

    private static List<ForecastPoint> points(History history, Forecast answer) {
        List<ForecastPoint> points = new ArrayList<>(answer.horizon());
        for (int h = 0; h < answer.horizon(); h++) {
            Forecast.Point point = answer.points().get(h);
            List<IntervalBounds> intervals = new ArrayList<>(point.intervals().size());
            for (Forecast.Interval interval : point.intervals()) {
                intervals.add(new IntervalBounds(
                        Math.toIntExact(Math.round(interval.coverage() * PERCENT)),
                        interval.lower(),
                        interval.upper()));
            }
            points.add(new ForecastPoint(
                    LocalDate.ofEpochDay(history.profile().dayOf(history.last() + 1 + h)), point.mean(), intervals));
        }
        return points;
    }

    private static Integer orNull(OptionalInt days) {
        return days.isPresent() ? days.getAsInt() : null;
    }

    private static List<ChangeChance> chances(List<Double> probabilities) {
        return IntStream.range(0, probabilities.size())
                .mapToObj(i -> new ChangeChance(ChangeHazard.HORIZONS.get(i), probabilities.get(i)))
                .toList();
    }

    private static ForecastAnomaly anomaly(Anomaly anomaly, Profile profile, String unit) {
        LocalDate date = LocalDate.ofEpochDay(profile.dayOf(anomaly.step()));
        String sentence = String.format(
                Locale.ROOT,
                "%s: %.2f %s, expected %.2f (%d %% between %.2f and %.2f)",
                date,
                anomaly.observed(),
                unit,
                anomaly.expected(),
                Anomaly.LEVEL_PERCENT,
                anomaly.lower(),
                anomaly.upper());
        return new ForecastAnomaly(
                date,
                anomaly.observed(),
                anomaly.expected(),
                Anomaly.LEVEL_PERCENT,
                anomaly.lower(),
                anomaly.upper(),
                sentence);
    }
}
