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
        return Optional.of(move(seen, version, now, product)
                .setBeforeMinor(comparable.map(CurrentOffer::minor).orElse(null))
                .setLowestBeforeMinor(comparable.map(CurrentOffer::lowest).orElse(null))
                .setWasInStock(wasInStock)
                .setSizeBefore(then == null ? null : then.getSize())
                .setUnitPriceBeforeMicro(then == null ? null : micro(then.getUnitPrice()))
                .build());
    }

    /** The current offer once more, since the product is another one across stores from now on; nothing where its details aren't kept. */
    Optional<PriceMove> renamed(WatchedProduct product) {
        return product.current()
                .map(CurrentOffer::observation)
                .filter(observation -> observation != null && observation.offer() != null)
                .map(observation -> {
                    SeenOffer offer = offers.open(observation.offer());
                    return move(product, observation, offer)
                            .setObservationId(WholeIds.of(product, observation))
                            .setRecordedAtMicros(product.recordedAtMicros)
                            .setWasInStock(observation.inStock())
                            .setRenamed(true)
                            .build();
                });
    }

    private PriceMove withdrawn(WatchedPrice seen, Observation version, CurrentOffer before, WatchedProduct product) {
        return move(seen, version, offers.open(version.offer()), product)
                .setCurrency(before.currency())
                .setPriceMinor(before.minor())
                .setBeforeMinor(before.minor())
                .setLowestBeforeMinor(before.lowest())
                .setWasInStock(
                        before.observation() != null && before.observation().inStock())
                .setInStock(false)
                .setWithdrawn(true)
                .build();
    }

    private static PriceMove.Builder move(
            WatchedPrice seen, Observation version, SeenOffer offer, WatchedProduct product) {
        return move(product, version, offer)
                .setObservationId(seen.getObservationId())
                .setRecordedAtMicros(seen.getRecordedAtMicros());
    }

    private static PriceMove.Builder move(WatchedProduct product, Observation version, SeenOffer offer) {
        return PriceMove.newBuilder()
                .setStore(product.store)
                .setProduct(product.product)
                .setName(offer.getName())
                .setCanonicalProductId(
                        product.canonicalProductId == null ? offer.getCanonicalProductId() : product.canonicalProductId)
                .setCategoryId(offer.getCategoryId())
                .setRevision(version.revision())
                .setAtMicros(version.atMicros())
                .setZone(offer.getZone())
                .setCurrency(version.currency())
                .setPriceMinor(version.minor())
                .setInStock(version.inStock())
                .setSize(offer.getSize())
                .setUnitPriceMicro(micro(offer.getUnitPrice()));
    }

    private static Long micro(UnitPrice price) {
        return price == null ? null : price.getMicroMinor();
    }
}
