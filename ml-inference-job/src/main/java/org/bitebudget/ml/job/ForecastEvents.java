package org.bitebudget.ml.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ForecastMember;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.IntervalBounds;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.ml.domain.prices.PriceForecast;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.prices.Selection;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.ForecastPriceState;

/** Forecasts as events. */
final class ForecastEvents {
    private static final String METRIC = "MAPE";
    private static final double PERCENT = 100;

    private ForecastEvents() {}

    static String seriesId(ForecastPriceState state) {
        return Keys.join("price", state.getStore(), state.getProduct());
    }

    /** @param state with the revision that the event has */
    static ForecastSeries of(ForecastPriceState state, PriceTrack track, Selection selection, PriceForecast forecast) {
        String seriesId = seriesId(state);
        Envelope envelope = Envelope.newBuilder()
                .setEventId(Ids.event(ForecastJob.NAME, seriesId, state.getRevision()))
                .setSubjectId(seriesId)
                .setRevision(state.getRevision())
                .setOccurredAt(PriceStates.instant(state.getOccurredAt()))
                .setRecordedAt(PriceStates.instant(state.getRecordedAt()))
                .setProducer(ForecastJob.NAME)
                .build();
        return ForecastSeries.newBuilder()
                .setEnvelope(envelope)
                .setSeriesId(seriesId)
                .setKind(SeriesKind.PRICE)
                .setStore(state.getStore())
                .setProduct(state.getProduct())
                .setName(state.getName())
                .setCategoryId(state.getCategoryId())
                .setUnit(state.getCurrency())
                .setOrigin(LocalDate.ofEpochDay(track.lastDay()))
                .setObservations(state.getDays().size())
                .setModel(forecast.answer().model())
                .setModelVersion(version(forecast))
                .setBacktestMetric(METRIC)
                .setBacktestError(PriceStates.orNull(selection.error()))
                .setBacktestOrigins(selection.origins())
                .setMembers(
                        forecast.members().stream().map(ForecastEvents::member).toList())
                .setPoints(points(track, forecast.answer()))
                .build();
    }

    /** Versions of all that have a share, so that an answer can be traced to the weights behind it. */
    private static String version(PriceForecast forecast) {
        List<String> versions = forecast.members().stream()
                .filter(member -> member.weight() > 0)
                .map(PriceForecast.Member::version)
                .distinct()
                .toList();
        return String.join("+", versions);
    }

    private static ForecastMember member(PriceForecast.Member member) {
        return ForecastMember.newBuilder()
                .setModel(member.forecast().model())
                .setVersion(member.version())
                .setWeight(member.weight())
                .setBacktestError(PriceStates.orNull(member.error()))
                .setMean(Arrays.stream(member.forecast().means()).boxed().toList())
                .build();
    }

    private static List<ForecastPoint> points(PriceTrack track, Forecast answer) {
        List<ForecastPoint> points = new ArrayList<>(answer.horizon());
        for (int h = 0; h < answer.horizon(); h++) {
            Forecast.Point point = answer.points().get(h);
            List<IntervalBounds> intervals = point.intervals().stream()
                    .map(interval -> new IntervalBounds(
                            Math.toIntExact(Math.round(interval.coverage() * PERCENT)),
                            interval.lower(),
                            interval.upper()))
                    .toList();
            points.add(new ForecastPoint(LocalDate.ofEpochDay(track.lastDay() + 1L + h), point.mean(), intervals));
        }
        return points;
    }
}
