package org.bitebudget.ml.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.ml.domain.prices.Candidate;
import org.bitebudget.ml.domain.prices.ObservedPrice;
import org.bitebudget.ml.domain.prices.PriceHistory;
import org.bitebudget.ml.domain.prices.Selection;
import org.bitebudget.state.ForecastCandidate;
import org.bitebudget.state.ForecastModelState;
import org.bitebudget.state.ForecastPriceDay;
import org.bitebudget.state.ForecastPriceState;
import org.bitebudget.state.ForecastSelection;

/** Between what is kept and what the domain works with. */
final class PriceStates {
    private PriceStates() {}

    /** The state of a series that begins with this observation, which isn't in it yet. */
    static ForecastPriceState begin(PriceObservation price) {
        return ForecastPriceState.newBuilder()
                .setStore(price.getStore())
                .setProduct(price.getProduct())
                .setName(price.getName())
                .setCategoryId(price.getCategoryId())
                .setCurrency(price.getPrice().getCurrency())
                .setRevision(0)
                .setOccurredAt(Long.MIN_VALUE)
                .setRecordedAt(Long.MIN_VALUE)
                .setDays(List.of())
                .build();
    }

    static ObservedPrice observed(PriceObservation price) {
        return new ObservedPrice(
                Math.toIntExact(price.getWhen().getLocalDate().toEpochDay()),
                price.getPrice().getMinor(),
                price.getPromo() != null,
                micros(price.getEnvelope().getOccurredAt()),
                price.getObservationId(),
                price.getEnvelope().getRevision());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static PriceHistory history(ForecastPriceState state) {
        return new PriceHistory(state.getDays().stream()
                .map(day -> new ObservedPrice(
                        day.getDay(),
                        day.getMinor(),
                        day.getPromo(),
                        day.getOccurredAt(),
                        day.getObservationId(),
                        day.getRevision()))
                .toList());
    }

    static void keep(ForecastPriceState state, PriceHistory history) {
        state.setDays(history.days().stream()
                .map(day -> new ForecastPriceDay(
                        day.day(), day.minor(), day.promo(), day.occurredAt(), day.observation(), day.revision()))
                .toList());
    }

    static Optional<Selection> selection(ForecastPriceState state) {
        return Optional.ofNullable(state.getSelection())
                .map(kept -> new Selection(
                        kept.getCandidates().stream()
                                .map(PriceStates::candidate)
                                .toList(),
                        orNaN(kept.getError()),
                        kept.getOrigins(),
                        kept.getChosenAt(),
                        kept.getDays(),
                        kept.getClosedThrough()));
    }

    static void keep(ForecastPriceState state, Selection selection) {
        state.setSelection(new ForecastSelection(
                selection.candidates().stream().map(PriceStates::kept).toList(),
                orNull(selection.error()),
                selection.origins(),
                selection.chosenAt(),
                selection.days(),
                selection.closedThrough()));
    }

    private static Candidate candidate(ForecastCandidate kept) {
        return new Candidate(
                kept.getLabel(),
                kept.getWeight(),
                orNaN(kept.getError()),
                Optional.ofNullable(kept.getState())
                        .map(state -> new ModelState(
                                state.getModel(), state.getParameters(), state.getStates(), state.getObservations())));
    }

    private static ForecastCandidate kept(Candidate candidate) {
        ForecastModelState state = candidate
                .state()
                .map(model ->
                        new ForecastModelState(model.model(), model.parameters(), model.states(), model.observations()))
                .orElse(null);
        return new ForecastCandidate(candidate.label(), candidate.weight(), orNull(candidate.error()), state);
    }

    private static double orNaN(Double error) {
        return error == null ? Double.NaN : error;
    }

    /** Avro has a null for what isn't there, arithmetic has NaN. */
    static Double orNull(double error) {
        return Double.isNaN(error) ? null : error;
    }
}
