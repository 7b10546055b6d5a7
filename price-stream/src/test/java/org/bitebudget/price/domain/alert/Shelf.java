package org.bitebudget.price.domain.alert;

import java.time.Duration;
import java.time.Instant;

/** A product on a store's shelf whose offer moves, an hour after the other. */
final class Shelf {

    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final String store;
    private final String product;
    private String name = "Oat milk";
    private Instant at = START;
    private Long price;
    private Long lowest;
    private boolean inStock;
    private Size size;
    private int moves;

    Shelf(String store, String product) {
        this.store = store;
        this.product = product;
    }

    Shelf named(String text) {
        name = text;
        return this;
    }

    Shelf at(String instant) {
        at = Instant.parse(instant);
        return this;
    }

    ProductMove costs(long minor) {
        return move(minor, true, size, false);
    }

    ProductMove costs(long minor, long grams) {
        return move(minor, true, new Size(grams * 1000, "KG", 1), false);
    }

    ProductMove isOut() {
        return move(price, false, size, false);
    }

    ProductMove isGone() {
        return move(price, false, size, true);
    }

    StoreOffer offer() {
        Long unitPrice = size == null ? null : price * 1_000_000_000_000L / size.amountMicro();
        return new StoreOffer(store, product, name, "EUR", price, unitPrice, size);
    }

    private ProductMove move(long minor, boolean there, Size now, boolean withdrawn) {
        ProductMove move = new ProductMove(
                store,
                product,
                name,
                "obs_" + store + product + moves++,
                0,
                at,
                at,
                "UTC",
                "EUR",
                minor,
                price,
                lowest,
                there,
                inStock,
                now,
                size,
                withdrawn);
        at = at.plus(Duration.ofHours(1));
        price = minor;
        lowest = lowest == null ? minor : Math.min(lowest, minor);
        inStock = there;
        size = now;
        return move;
    }
}
