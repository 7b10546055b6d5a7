package org.bitebudget.serving.domain.recommend;

import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.text.StoreName;

/**
 * What a product costs in a store now.
 *
 * @param store who sells it
 * @param product the store's own number
 * @param price now
 * @param usual median of the known days of the longest window; the price itself where little is known
 */
public record Offer(String store, String product, Money price, Money usual) {

    /** The store as people read it. */
    public String storeName() {
        return StoreName.of(store);
    }

    /** How far the price lies below the usual one, as a share of that; 0 if it doesn't. */
    public double below() {
        return usual.minor() <= price.minor() ? 0 : 1 - (double) price.minor() / usual.minor();
    }

    /** The same in whole percent, rounded down: nothing is praised for more than it is. */
    public int belowPercent() {
        return usual.minor() <= price.minor()
                ? 0
                : Math.toIntExact((usual.minor() - price.minor()) * 100 / usual.minor());
    }
}
