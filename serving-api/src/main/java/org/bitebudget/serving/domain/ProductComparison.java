package org.bitebudget.serving.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bitebudget.serving.domain.OfferRanking.Offer;

/**
 * Where a product is cheapest. Only offers count that are in stock and whose price still holds: a price holds for 14 days after it
 * was last seen. Where none is left, or the offers are in several currencies, nothing is the cheapest.
 */
public final class ProductComparison {

    /** How long a price holds that was not seen again. */
    public static final Duration HOLDS = Duration.ofDays(14);

    private ProductComparison() {}

    /**
     * An offer as it stands now.
     *
     * @param offer what it costs
     * @param inStock false where the store says that it has none now
     * @param observedAt when the price was last seen
     */
    public record Seen(Offer offer, boolean inStock, Instant observedAt) {
        /** Whether it can be counted on. */
        boolean counts(Instant now) {
            return inStock && holds(observedAt, now);
        }
    }

    /**
     * The cheapest offers.
     *
     * @param byPrice of a pack
     * @param byUnitPrice where all that count have a unit price in the same unit
     */
    public record Cheapest(Optional<Offer> byPrice, Optional<Offer> byUnitPrice) {}

    /** Whether a price that was seen then can still be counted on. */
    public static boolean holds(Instant observedAt, Instant now) {
        return Duration.between(observedAt, now).compareTo(HOLDS) < 0;
    }

    /** The cheapest of the offers; between equals the store's and the product's name decide. */
    public static Cheapest cheapest(List<Seen> offers, Instant now) {
        List<Offer> counting = offers.stream()
                .filter(seen -> seen.counts(now))
                .map(Seen::offer)
                .toList();
        if (!OfferRanking.sameCurrency(counting)) {
            return new Cheapest(Optional.empty(), Optional.empty());
        }
        Optional<Offer> byUnitPrice = OfferRanking.comparableByUnit(counting)
                ? counting.stream().min(OfferRanking.cheapestFirst(counting))
                : Optional.empty();
        return new Cheapest(counting.stream().min(OfferRanking.BY_PRICE), byUnitPrice);
    }
}
