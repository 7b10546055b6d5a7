package org.bitebudget.price.domain.alert;

import java.util.Objects;

/**
 * What a store asks for a product that other stores have, too.
 *
 * @param store the store
 * @param product its SKU there
 * @param name as the store calls it
 * @param currency of the amounts
 * @param price in minor units
 * @param unitPriceMicro millionths of a minor unit per base unit, or null
 * @param size its size, or null
 */
public record StoreOffer(
        String store, String product, String name, String currency, long price, Long unitPriceMicro, Size size) {

    boolean comparesTo(StoreOffer other) {
        return currency.equals(other.currency) && (hasUnitPriceLike(other) || Objects.equals(size, other.size));
    }

    /** How much less the other one asks, in millionths of a percent of this one, rounded down; 0 if it doesn't. */
    long leadOf(StoreOffer other) {
        long own = measureBeside(other);
        long theirs = other.measureBeside(this);
        return theirs >= own ? 0 : Percent.micro(own - theirs, own);
    }

    /** Whether, of two that compare to this one, the first asks less. */
    boolean asksLess(StoreOffer first, StoreOffer second) {
        return (hasUnitPriceLike(first) && hasUnitPriceLike(second))
                ? first.unitPriceMicro < second.unitPriceMicro
                : leadOf(first) > leadOf(second);
    }

    private long measureBeside(StoreOffer other) {
        return hasUnitPriceLike(other) ? unitPriceMicro : price;
    }

    private boolean hasUnitPriceLike(StoreOffer other) {
        return unitPriceMicro != null
                && other.unitPriceMicro != null
                && size != null
                && other.size != null
                && size.unit().equals(other.size.unit());
    }
}
