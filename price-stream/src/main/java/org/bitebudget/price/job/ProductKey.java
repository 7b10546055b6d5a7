package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Keys;

/** The key of a product in a store, {@code store|product}, as the topics write it. */
public final class ProductKey {

    private ProductKey() {}

    /** The product that was observed. */
    public static String of(PriceObservation observation) {
        return of(observation.getStore(), observation.getProduct());
    }

    static String of(String store, String product) {
        return Keys.join(store, product);
    }
}
