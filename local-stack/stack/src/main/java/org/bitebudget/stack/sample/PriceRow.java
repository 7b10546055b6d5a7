package org.bitebudget.stack.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One row of a price feed.
 *
 * @param store store id
 * @param productId the store's own product id
 * @param name product name
 * @param size pack size
 * @param price in major units
 * @param currency ISO 4217 code
 * @param observedAt when the price held
 * @param promo text of the promotion, or null
 * @param listPrice price without the promotion, or null
 * @param category taxonomy id
 */
record PriceRow(
        String store,
        String productId,
        String name,
        String size,
        BigDecimal price,
        String currency,
        Instant observedAt,
        String promo,
        BigDecimal listPrice,
        String category) {

    /** Names of the columns, in the order of {@link #cells()}. */
    static final List<String> COLUMNS = List.of(
            "store",
            "product_id",
            "product_name",
            "size",
            "price",
            "currency",
            "observed_at",
            "promo",
            "list_price",
            "category");

    /** The same price, seen at another moment. */
    PriceRow seen(Instant moment) {
        return new PriceRow(store, productId, name, size, price, currency, moment, promo, listPrice, category);
    }

    List<Object> cells() {
        return Arrays.asList(
                store,
                productId,
                name,
                size,
                price.toPlainString(),
                currency,
                observedAt,
                promo,
                listPrice == null ? null : listPrice.toPlainString(),
                category);
    }
}
