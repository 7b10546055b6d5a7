package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.state.MapState;
import org.bitebudget.ml.domain.prices.ObservedPrice;
import org.bitebudget.ml.domain.prices.PriceHistory;
import org.bitebudget.ml.domain.series.History;
import org.bitebudget.ml.domain.series.SeriesBook;
import org.bitebudget.state.ForecastPriceDay;
import org.bitebudget.state.ForecastSeriesState;
import org.bitebudget.state.SeriesInput;

/**
 * Which observation speaks for each day of a price series. The newest day's lies beside the series; the others lie apart, written once when their day closes and
 * read only when something is corrected.
 */
final class PriceDays {
    private final MapState<Integer, ForecastPriceDay> closed;

    /** @param closed of the current key: days before the newest */
    PriceDays(MapState<Integer, ForecastPriceDay> closed) {
        this.closed = closed;
    }

    /** Forgets all days. */
    void clear() {
        closed.clear();
    }

    /** Lets the observation, or what is said of one, change the series, if it does. */
    void apply(ForecastSeriesState state, SeriesBook book, SeriesInput input) throws Exception {
        QuarantinedPrices quarantine = new QuarantinedPrices(state);
        if (input.getBelieved() == null) {
            if (!quarantine.take(day(input), input.getRetracted())) {
                observe(state, book, input);
            }
        } else if (input.getBelieved()) {
            Optional<ForecastPriceDay> believed = quarantine.release(day(input));
            if (believed.isPresent()) {
                change(state, book, history -> history.with(observed(believed.get())));
            }
        } else {
            doubt(state, book, quarantine, day(input));
        }
    }

    /** Takes a price out of the series; one that doesn't speak for its day or has not come yet will stay out. */
    private void doubt(
            ForecastSeriesState state, SeriesBook book, QuarantinedPrices quarantine, ForecastPriceDay doubted)
            throws Exception {
        Optional<ObservedPrice> counted = history(state).days().stream()
                .filter(price -> QuarantinedPrices.isSaidOf(doubted, kept(price)))
                .findFirst();
        quarantine.add(counted.map(PriceDays::kept).orElse(doubted));
        if (counted.isPresent()) {
            change(state, book, history -> history.without(counted.get().observation()));
        }
    }

    private void observe(ForecastSeriesState state, SeriesBook book, SeriesInput input) throws Exception {
        ForecastPriceDay open = state.getOpen();
        boolean first = input.getRevision() == 1 && !input.getRetracted();
        if (first && (open == null || input.getStep() > open.getDay())) {
            append(state, book, day(input));
        } else if (first && input.getStep() == open.getDay()) {
            sameDay(state, book, input);
        } else {
            correct(state, book, input);
        }
    }

    private void append(ForecastSeriesState state, SeriesBook book, ForecastPriceDay day) throws Exception {
        if (state.getOpen() != null) {
            closed.put(state.getOpen().getDay(), state.getOpen());
        }
        History history = book.history();
        int oldest = day.getDay() - PriceHistory.WINDOW_DAYS;
        for (int gone = history.first(); !history.isEmpty() && gone <= Math.min(oldest, history.last()); gone++) {
            if (history.amountAt(gone) != History.NONE) {
                closed.remove(gone);
            }
        }
        state.setOpen(day);
        book.put(day.getDay(), day.getMinor(), day.getPromo());
    }

    private static void sameDay(ForecastSeriesState state, SeriesBook book, SeriesInput input) {
        ForecastPriceDay day = day(input);
        if (ObservedPrice.SAME_DAY.compare(observed(day), observed(state.getOpen())) > 0) {
            state.setOpen(day);
            book.put(day.getDay(), day.getMinor(), day.getPromo());
        }
    }

    /** An earlier day, a later revision or a retraction. */
    private void correct(ForecastSeriesState state, SeriesBook book, SeriesInput input) throws Exception {
        ObservedPrice observation = observed(day(input));
        change(
                state,
                book,
                history ->
                        input.getRetracted() ? history.without(observation.observation()) : history.with(observation));
    }

    /** All days are looked at. */
    private void change(ForecastSeriesState state, SeriesBook book, UnaryOperator<PriceHistory> correction)
            throws Exception {
        PriceHistory before = history(state);
        PriceHistory after = correction.apply(before);
        if (after.equals(before)) {
            return;
        }
        for (ObservedPrice gone : before.days()) {
            if (after.days().stream().noneMatch(day -> day.day() == gone.day())) {
                book.remove(gone.day());
            }
        }
        for (ObservedPrice changed : after.days()) {
            if (!before.days().contains(changed)) {
                book.put(changed.day(), changed.minor(), changed.promo());
            }
        }
        closed.clear();
        for (ObservedPrice day : after.days()) {
            closed.put(day.day(), kept(day));
        }
        state.setOpen(after.isEmpty() ? null : kept(after.last()));
        if (!after.isEmpty()) {
            closed.remove(after.last().day());
        }
    }

    private PriceHistory history(ForecastSeriesState state) throws Exception {
        List<ObservedPrice> days = new ArrayList<>();
        for (ForecastPriceDay day : closed.values()) {
            days.add(observed(day));
        }
        days.sort((one, other) -> Integer.compare(one.day(), other.day()));
        if (state.getOpen() != null) {
            days.add(observed(state.getOpen()));
        }
        return new PriceHistory(days);
    }

    private static ForecastPriceDay day(SeriesInput input) {
        return new ForecastPriceDay(
                input.getStep(),
                input.getAmount(),
                input.getPromo(),
                input.getOccurredAt(),
                input.getObservationId(),
                input.getRevision());
    }

    private static ForecastPriceDay kept(ObservedPrice day) {
        return new ForecastPriceDay(
                day.day(), day.minor(), day.promo(), day.occurredAt(), day.observation(), day.revision());
    }

    private static ObservedPrice observed(ForecastPriceDay day) {
        return new ObservedPrice(
                day.getDay(),
                day.getMinor(),
                day.getPromo(),
                day.getOccurredAt(),
                day.getObservationId(),
                day.getRevision());
    }
}
