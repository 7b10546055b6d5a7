package org.bitebudget.price.job;

import java.util.Objects;
import java.util.Optional;
import org.bitebudget.event.UnitPrice;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.PriceMove;
import org.bitebudget.state.SeenOffer;
import org.bitebudget.state.WatchedPrice;

/**
 * Tells when an observation that came in time has moved the current offer of a product. Late observations, prices in
 * quarantine and repetitions are silent; so are retractions, unless nothing is left. Of one thread.
 */
final class PriceMoves {

    private final Offers offers;

    PriceMoves(Offers offers) {
        this.offers = offers;
    }

    /**
     * @param seen what arrived, and as the history took it in
     * @param before the offer until then, and {@code after} since then
     */
    Optional<PriceMove> of(
            WatchedPrice seen,
            Observation version,
            Arrival arrival,
            Optional<CurrentOffer> before,
            WatchedProduct product) {
        Optional<CurrentOffer> after = product.current();
        if (after.isEmpty() && before.isPresent()) {
            return Optional.of(withdrawn(seen, version, before.get(), product));
        }
        boolean holds = arrival == Arrival.CURRENT
                && !version.retracted()
                && after.map(CurrentOffer::observation)
                        .filter(now -> now.id().equals(version.id()))
                        .isPresent();
        if (!holds) {
            return Optional.empty();
        }
        Optional<CurrentOffer> comparable =
                before.filter(offer -> offer.currency().equals(version.currency()));
        Observation last = comparable.map(CurrentOffer::observation).orElse(null);
        boolean wasInStock = last != null && last.inStock() && version.day() - last.day() < PriceHistory.HOLDS_DAYS;
        boolean samePrice =
                comparable.filter(offer -> offer.minor() == version.minor()).isPresent();
        boolean sameOffer = last == null || last.offer() == null || last.offer().equals(version.offer());
        if (samePrice && sameOffer && wasInStock == version.inStock()) {
            return Optional.empty();
        }
        SeenOffer now = offers.open(version.offer());
        SeenOffer then = last == null || last.offer() == null ? null : offers.open(last.offer());
        boolean sameSize = then == null || Objects.equals(now.getSize(), then.getSize());
        if (samePrice && sameSize && wasInStock == version.inStock()) {
            return Optional.empty();
        }
        PriceMove move = move(seen, version, now, product);
        move.setBeforeMinor(comparable.map(CurrentOffer::minor).orElse(null));
        move.setLowestBeforeMinor(comparable.map(CurrentOffer::lowest).orElse(null));
        move.setWasInStock(wasInStock);
        if (then != null) {
            move.setSizeBefore(then.getSize());
            move.setUnitPriceBeforeMicro(micro(then.getUnitPrice()));
        }
        return Optional.of(move);
    }

    /** The current offer once more, since the product is another one across stores from now on; nothing where its details aren't kept. */
    Optional<PriceMove> renamed(WatchedProduct product) {
        return product.current()
                .map(CurrentOffer::observation)
                .filter(observation -> observation != null && observation.offer() != null)
                .map(observation -> {
                    PriceMove move = move(product, observation, offers.open(observation.offer()));
                    move.setObservationId(WholeIds.of(product, observation));
                    move.setRecordedAtMicros(product.recordedAtMicros);
                    move.setWasInStock(observation.inStock());
                    move.setRenamed(true);
                    return move;
                });
    }

    private PriceMove withdrawn(WatchedPrice seen, Observation version, CurrentOffer before, WatchedProduct product) {
        PriceMove move = move(seen, version, offers.open(version.offer()), product);
        move.setCurrency(before.currency());
        move.setPriceMinor(before.minor());
        move.setBeforeMinor(before.minor());
        move.setLowestBeforeMinor(before.lowest());
        move.setWasInStock(before.observation() != null && before.observation().inStock());
        move.setInStock(false);
        move.setWithdrawn(true);
        return move;
    }

    private static PriceMove move(WatchedPrice seen, Observation version, SeenOffer offer, WatchedProduct product) {
        PriceMove move = move(product, version, offer);
        move.setObservationId(seen.getObservationId());
        move.setRecordedAtMicros(seen.getRecordedAtMicros());
        return move;
    }

    private static PriceMove move(WatchedProduct product, Observation version, SeenOffer offer) {
        PriceMove move = new PriceMove();
        move.setStore(product.clock.store);
        move.setProduct(product.product);
        move.setName(offer.getName());
        move.setCanonicalProductId(
                product.canonicalProductId == null ? offer.getCanonicalProductId() : product.canonicalProductId);
        if (!Objects.equals(move.getCanonicalProductId(), product.movedAs)) {
            move.setCanonicalBefore(product.movedAs);
            product.movedAs = move.getCanonicalProductId();
        }
        move.setCategoryId(offer.getCategoryId());
        move.setRevision(version.revision());
        move.setAtMicros(version.atMicros());
        move.setZone(offer.getZone());
        move.setCurrency(version.currency());
        move.setPriceMinor(version.minor());
        move.setInStock(version.inStock());
        move.setSize(offer.getSize());
        move.setUnitPriceMicro(micro(offer.getUnitPrice()));
        return move;
    }

    private static Long micro(UnitPrice price) {
        return price == null ? null : price.getMicroMinor();
    }
}
