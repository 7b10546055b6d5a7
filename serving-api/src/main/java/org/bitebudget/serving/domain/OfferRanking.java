package org.bitebudget.serving.domain;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Which of several offers is the cheapest. */
public final class OfferRanking {

    private static final Comparator<Offer> BY_NAME =
            Comparator.comparing(Offer::store).thenComparing(Offer::product);

    /** Cheapest pack first within a currency; then by store and product. */
    static final Comparator<Offer> BY_PRICE = Comparator.comparing(Offer::currency)
            .thenComparingLong(Offer::priceMinor)
            .thenComparing(BY_NAME);

    private OfferRanking() {}

    /**
     * What an offer costs.
     *
     * @param store the store
     * @param product the store's product
     * @param currency of the price
     * @param priceMinor price in minor units
     * @param unit what the unit price refers to, empty without one
     * @param unitPriceMicro unit price in millionths of a minor unit, where known
     */
    public record Offer(
            String store, String product, String currency, long priceMinor, String unit, OptionalLong unitPriceMicro) {}

    /** Whether unit prices can be set against each other: every offer has one, in the same unit and currency. */
    public static boolean comparableByUnit(List<Offer> offers) {
        return offers.stream().allMatch(offer -> offer.unitPriceMicro().isPresent())
                && offers.stream().map(Offer::unit).distinct().count() <= 1
                && sameCurrency(offers);
    }

    /** Whether the offers are in one currency; otherwise none of them is the cheapest. */
    public static boolean sameCurrency(List<Offer> offers) {
        return offers.stream().map(Offer::currency).distinct().count() <= 1;
    }

    /** Cheapest first: by unit price where all can be compared by it, else by price; then by store and product. */
    public static Comparator<Offer> cheapestFirst(List<Offer> offers) {
        if (comparableByUnit(offers)) {
            return Comparator.comparingLong(
                            (Offer offer) -> offer.unitPriceMicro().orElseThrow())
                    .thenComparing(BY_NAME);
        }
        return BY_PRICE;
    }
}
