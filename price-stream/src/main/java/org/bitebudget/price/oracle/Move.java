package org.bitebudget.price.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * An observation that came in time and moved the current offer of its product, or that took the last one back.
 *
 * @param now the observation, which is the current price from then on
 * @param before the offer before, if it was of the same currency
 * @param lowestBefore the lowest price until then, if it was of the same currency
 * @param wasInStock whether there was an offer that was in stock and still held
 * @param kind what became of the offer
 */
record Move(
        PriceObservation now,
        Optional<PriceObservation> before,
        Optional<Long> lowestBefore,
        boolean wasInStock,
        Kind kind) {

    private static final int HOLDS_DAYS = 14;

    /** What became of the offer. */
    enum Kind {
        /** It moved. */
        MOVED,
        /** There is none any more. */
        WITHDRAWN,
        /** It did not move, but another observation stands for it. */
        SAME
    }

    /** The moves that the arrivals of one product make, in their order. */
    static List<Move> along(List<PriceObservation> arrivals) {
        return steps(arrivals).stream().filter(step -> step.kind() != Kind.SAME).toList();
    }

    /** The same with those arrivals that put another observation in place of the current one without a move. */
    static List<Move> steps(List<PriceObservation> arrivals) {
        List<Move> moves = new ArrayList<>();
        Instant newest = Instant.MIN;
        Judged before = Judged.of(List.of());
        for (int i = 0; i < arrivals.size(); i++) {
            PriceObservation arrival = arrivals.get(i);
            Judged after = Judged.of(arrivals.subList(0, i + 1));
            Instant at = arrival.getWhen().getInstant();
            if (after.believed().isEmpty() && !before.believed().isEmpty()) {
                moves.add(new Move(arrival, Optional.empty(), Optional.empty(), false, Kind.WITHDRAWN));
            } else if (!after.believed().isEmpty()) {
                boolean inTime = !at.isBefore(newest) && !arrival.getRetracted();
                Optional<Move> moved = inTime ? step(arrival, before, after) : Optional.empty();
                (moved.isPresent() ? moved : stands(before, after)).ifPresent(moves::add);
            }
            newest = at.isAfter(newest) ? at : newest;
            before = after;
        }
        return moves;
    }

    private static Optional<Move> stands(Judged before, Judged after) {
        boolean same = !before.believed().isEmpty() && before.newest().equals(after.newest());
        return same
                ? Optional.empty()
                : Optional.of(new Move(after.newest(), Optional.empty(), Optional.empty(), false, Kind.SAME));
    }

    private static Optional<Move> step(PriceObservation arrival, Judged before, Judged after) {
        boolean isCurrent = after.newest().getObservationId().equals(arrival.getObservationId());
        if (!isCurrent) {
            return Optional.empty();
        }
        if (before.believed().isEmpty()) {
            return Optional.of(new Move(arrival, Optional.empty(), Optional.empty(), false, Kind.MOVED));
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
                wasInStock,
                Kind.MOVED));
    }

    boolean withdrawn() {
        return kind == Kind.WITHDRAWN;
    }

    /** {@code store|product}. */
    String product() {
        return Keys.join(now.getStore(), now.getProduct());
    }

    Instant at() {
        return now.getWhen().getInstant();
    }

    Instant recordedAt() {
        return now.getEnvelope().getRecordedAt();
    }

    /** Whether it belongs to the category, or to one below it. */
    boolean isOf(String categoryId) {
        String id = now.getCategoryId();
        while (id != null && !id.equals(categoryId)) {
            id = Taxonomy.shipped().find(id).map(Category::parentId).orElse(null);
        }
        return id != null;
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
