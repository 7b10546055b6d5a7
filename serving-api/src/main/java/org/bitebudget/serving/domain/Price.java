package org.bitebudget.serving.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A current price.
 *
 * @param store the store
 * @param product the store's product
 * @param name the product's name
 * @param currency of the price
 * @param priceMinor price of a pack in minor units
 * @param unit KG, L or PIECE that the unit price refers to; empty without one
 * @param unitPriceMicro unit price in millionths of a minor unit, where known
 * @param categoryId taxonomy id
 * @param canonicalProductId identity across stores
 * @param observedAt when it was last seen
 * @param promo the promotion's text, where there is one
 * @param multiBuy what several packs cost together, where that is on offer
 * @param inStock false where the store says that it has none now
 */
public record Price(
        String store,
        String product,
        String name,
        String currency,
        long priceMinor,
        String unit,
        OptionalLong unitPriceMicro,
        Optional<String> categoryId,
        Optional<String> canonicalProductId,
        Instant observedAt,
        Optional<String> promo,
        Optional<MultiBuy> multiBuy,
        boolean inStock) {

    /**
     * Several packs for one price.
     *
     * @param count how many together
     * @param togetherMinor what they cost together, in minor units
     */
    public record MultiBuy(int count, long togetherMinor) {}
}
