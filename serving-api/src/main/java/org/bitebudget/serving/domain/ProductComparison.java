package org.bitebudget.serving.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitebudget.serving.domain.OfferRanking.Offer;

/**
 * Where a product is cheapest. Only offers count that are in stock and whose price still holds. Where none is left, nothing is the
 * cheapest.
 */
public final class ProductComparison {

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
        boolean counts(PriceAge age) {
            return inStock && age.holds(observedAt);
        }
    }

    /**
     * The cheapest offers.
     *
     * @param byPrice of a pack
     * @param byUnitPrice where all that count have a unit price in the same unit
     */
    public record Cheapest(Optional<Offer> byPrice, Optional<Offer> byUnitPrice) {}

    /**
     * The cheapest of the offers, none where they are in several currencies; between equals the store's and the product's name
     * decide.
     */
    public static Cheapest cheapest(List<Seen> offers, PriceAge age) {
        List<Offer> counting = counting(offers, age);
        if (!OfferRanking.sameCurrency(counting)) {
            return new Cheapest(Optional.empty(), Optional.empty());
        }
        Optional<Offer> byUnitPrice = OfferRanking.comparableByUnit(counting)
                ? counting.stream().min(OfferRanking.cheapestFirst(counting))
                : Optional.empty();
        return new Cheapest(counting.stream().min(OfferRanking.BY_PRICE), byUnitPrice);
    }

    /** The cheapest pack in a currency; in the first by its code where none is named. */
    public static Optional<Offer> cheapestPack(List<Seen> offers, Optional<String> currency, PriceAge age) {
        return counting(offers, age).stream()
                .filter(offer -> currency.isEmpty() || currency.get().equals(offer.currency()))
                .min(OfferRanking.BY_PRICE);
    }

    /** The offers in order: those whose price holds before the others, each cheapest first. */
    public static List<Seen> ranked(List<Seen> offers, PriceAge age) {
        Comparator<Offer> cheapestFirst =
                OfferRanking.cheapestFirst(offers.stream().map(Seen::offer).toList());
        return offers.stream()
                .sorted(Comparator.comparing((Seen seen) -> !age.holds(seen.observedAt()))
                        .thenComparing(Seen::offer, cheapestFirst))
                .toList();
    }

    private static List<Offer> counting(List<Seen> offers, PriceAge age) {
        return offers.stream().filter(seen -> seen.counts(age)).map(Seen::offer).toList();
    }
}
