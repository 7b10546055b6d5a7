package org.bitebudget.price.job;

import org.bitebudget.platform.ids.Keys;

/** The key of a product in a store, {@code store|product}, as the topics write it. */
final class ProductKey {

    private ProductKey() {}

    static String of(String store, String product) {
        return Keys.join(store, product);
    }
}
