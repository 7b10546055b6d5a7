package org.bitebudget.price.domain.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What all stores ask for one product, and by how much one leads another. */
public final class OfferBoard {

    private final NavigableMap<String, StoreOffer> offers;

    /** @param offers by {@code store|product} */
    public OfferBoard(Map<String, StoreOffer> offers) {
        this.offers = new TreeMap<>(offers);
    }

    /** What stores ask, by {@code store|product}. */
    public Map<String, StoreOffer> offers() {
        return offers;
    }

    /**
     * Takes in what a product asks now.
     *
     * @param move that tells it
     * @param offer what it asks, or null if it is gone
     * @return how leads have changed by it
     */
    public List<LeadMove> take(ProductMove move, StoreOffer offer) {
        NavigableMap<String, StoreOffer> before = new TreeMap<>(offers);
        if (offer == null) {
            offers.remove(move.judged());
        } else {
            offers.put(move.judged(), offer);
        }
        List<LeadMove> moves = new ArrayList<>();
        offers.forEach((key, own) -> led(key, own, before, move).ifPresent(moves::add));
        undercut(before.get(move.judged()), offer, move).ifPresent(moves::add);
        return moves;
    }

    private Optional<LeadMove> led(
            String key, StoreOffer own, NavigableMap<String, StoreOffer> before, ProductMove cause) {
        StoreOffer ownBefore = before.get(key);
        Optional<StoreOffer> rivalBefore = ownBefore == null ? Optional.empty() : rival(ownBefore, before);
        Optional<StoreOffer> rival = rival(own, offers);
        long leadBefore =
                rivalBefore.map(rivalThen -> ownBefore.leadOf(rivalThen)).orElse(0L);
        long lead = rival.map(own::leadOf).orElse(0L);
        if (rival.equals(rivalBefore) && lead == leadBefore) {
            return Optional.empty();
        }
        return rival.or(() -> rivalBefore)
                .map(cheaper -> leadMove(own.store(), key, cheaper, own, leadBefore, lead, cause));
    }

    /** Whether the product that moved asks less than all other stores, and by how much more than before. */
    private Optional<LeadMove> undercut(StoreOffer before, StoreOffer now, ProductMove cause) {
        if (now == null) {
            return Optional.empty();
        }
        return rival(now, offers)
                .map(rival -> leadMove(
                        "",
                        cause.judged(),
                        now,
                        rival,
                        before == null || !rival.comparesTo(before) ? 0 : rival.leadOf(before),
                        rival.leadOf(now),
                        cause));
    }

    private static Optional<StoreOffer> rival(StoreOffer own, NavigableMap<String, StoreOffer> offers) {
        StoreOffer least = null;
        for (StoreOffer other : offers.values()) {
            boolean rivals = !other.store().equals(own.store()) && own.comparesTo(other);
            if (rivals && (least == null || own.asksLess(other, least))) {
                least = other;
            }
        }
        return Optional.ofNullable(least);
    }

    private static LeadMove leadMove(
            String overStore,
            String judged,
            StoreOffer cheaper,
            StoreOffer than,
            long leadBefore,
            long lead,
            ProductMove cause) {
        return new LeadMove(
                overStore,
                judged,
                cheaper,
                than.price(),
                than.store(),
                leadBefore,
                lead,
                cause.crossing(),
                cause.observationId(),
                cause.at(),
                cause.recordedAt());
    }
}
