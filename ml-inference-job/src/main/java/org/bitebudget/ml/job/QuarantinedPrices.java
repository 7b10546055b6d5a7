package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bitebudget.ml.domain.prices.PriceHistory;
import org.bitebudget.state.ForecastPriceDay;
import org.bitebudget.state.ForecastSeriesState;

/**
 * The prices of a series that rest in quarantine. They stay out of its days until they are believed. A price and what is said of it come
 * on topics of their own, so either may be first.
 */
final class QuarantinedPrices {
    /** Revision of a price that has not come yet. */
    private static final long NONE_YET = 0;

    private final ForecastSeriesState state;

    QuarantinedPrices(ForecastSeriesState state) {
        this.state = state;
    }

    /** Whether what is said is said of that price: of an old one's identity perhaps only the beginning is told. */
    static boolean isSaidOf(ForecastPriceDay said, ForecastPriceDay price) {
        return price.getObservationId().equals(said.getObservationId())
                || (price.getOccurredAt() == said.getOccurredAt()
                        && price.getObservationId().startsWith(said.getObservationId()));
    }

    /** Adds a price that is not believed, unless it rests already; forgets those that are too old for the series. */
    void add(ForecastPriceDay doubted) {
        if (find(price -> isSaidOf(doubted, price)).isPresent()) {
            return;
        }
        List<ForecastPriceDay> resting = new ArrayList<>(state.getQuarantined());
        if (state.getOpen() != null) {
            resting.removeIf(price -> price.getDay() <= state.getOpen().getDay() - PriceHistory.WINDOW_DAYS);
        }
        resting.add(doubted);
        state.setQuarantined(resting);
    }

    /** Keeps an observation to itself if that price is not believed, and forgets it if it is taken back. */
    boolean take(ForecastPriceDay observed, boolean retracted) {
        Optional<ForecastPriceDay> known = find(price -> isSaidOf(price, observed));
        known.filter(price -> price.getRevision() < observed.getRevision())
                .ifPresent(price -> replace(price, retracted ? List.of() : List.of(observed)));
        return known.isPresent();
    }

    /** A price that rests no longer, if it has come. */
    Optional<ForecastPriceDay> release(ForecastPriceDay believed) {
        Optional<ForecastPriceDay> known = find(price -> isSaidOf(believed, price));
        known.ifPresent(price -> replace(price, List.of()));
        return known.filter(price -> price.getRevision() != NONE_YET);
    }

    private Optional<ForecastPriceDay> find(Predicate<ForecastPriceDay> wanted) {
        return state.getQuarantined().stream().filter(wanted).findFirst();
    }

    private void replace(ForecastPriceDay price, List<ForecastPriceDay> by) {
        List<ForecastPriceDay> resting = new ArrayList<>(state.getQuarantined());
        resting.remove(price);
        resting.addAll(by);
        state.setQuarantined(resting);
    }
}
