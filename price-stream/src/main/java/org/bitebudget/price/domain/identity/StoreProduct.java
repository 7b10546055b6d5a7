package org.bitebudget.price.domain.identity;

import java.util.Optional;
import org.bitebudget.platform.product.ProductTerms;

/**
 * A product of a store, among those of its currency and size.
 *
 * @param key store and product in one
 * @param terms what its name says
 * @param barcodeId identity by its barcode, where the store gave one
 * @param identity what it is known by; empty for one that has just been seen
 * @param alone whether no other product is known to be the same
 */
public record StoreProduct(
        String key,
        String store,
        ProductTerms terms,
        Optional<String> barcodeId,
        Optional<String> identity,
        boolean alone) {}
