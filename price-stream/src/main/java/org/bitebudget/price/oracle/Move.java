package org.bitebudget.price.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;

/**
 * An observation that came in time and moved the current offer of its product.
 *
 * @param now the observation, which is the current price from then on
 * @param before the offer before, if it was of the same currency
 * @param lowestBefore the lowest price until then, if it was of the same currency
 * @param wasInStock whether there was an offer that was in stock and still held
 */
record Move(PriceObservation now, Optional<PriceObservation> before, Optional<Long> lowestBefore, boolean wasInStock) {

    private static final int HOLDS_DAYS = 14;

    /** The moves that the arrivals of one product make, in their order. */
    static List<Move> along(List<PriceObservation> arrivals) {
        List<Move> moves = new ArrayList<>();
        Instant newest = Instant.MIN;
        Judged before = Judged.of(List.of());
        for (int i = 0; i < arrivals.size(); i++) {
            PriceObservation arrival = arrivals.get(i);
            Judged after = Judged.of(arrivals.subList(0, i + 1));
            Instant at = arrival.getWhen().getInstant();
            if (!at.isBefore(newest) && !arrival.getRetracted()) {
                step(arrival, before, after).ifPresent(moves::add);
            }
            newest = at.isAfter(newest) ? at : newest;
            before = after;
        }
        return moves;
    }

    private static Optional<Move> step(PriceObservation arrival, Judged before, Judged after) {
        boolean isCurrent = after.newest().getObservationId().equals(arrival.getObservationId());
        if (!isCurrent) {
            return Optional.empty();
        }
        if (before.believed().isEmpty()) {
            return Optional.of(new Move(arrival, Optional.empty(), Optional.empty(), false));
        }
        PriceObservation offer = before.newest();
        PriceObservation now = after.newest();
        boolean comparable =
                offer.getPrice().getCurrency().equals(now.getPrice().getCurrency());
        boolean wasInStock = comparable
                && offer.getInStock()
                && now.getWhen()
                        .getLocalDate()
                        .isBefore(offer.getWhen().getLocalDate().plusDays(HOLDS_DAYS));
        boolean moved = !now.getPrice().equals(offer.getPrice())
                || !Objects.equals(now.getSize(), offer.getSize())
                || now.getInStock() != wasInStock;
        if (!moved) {
            return Optional.empty();
        }
        return Optional.of(new Move(
                now,
                Optional.of(offer).filter(known -> comparable),
                Optional.of(new PriceThen(before.believed()).lowest().getPrice().getMinor())
                        .filter(known -> comparable),
                wasInStock));
    }

    String crossing() {
        return now.getObservationId() + "@" + now.getEnvelope().getRevision();
    }

    long minor() {
        return now.getPrice().getMinor();
    }

    Optional<Long> minorBefore() {
        return before.map(known -> known.getPrice().getMinor());
    }
}
