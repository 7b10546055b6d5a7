package org.bitebudget.price.job;

import java.util.Objects;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductSize;
import org.bitebudget.state.ProductSighting;
import org.bitebudget.state.SeenOffer;
import org.bitebudget.state.WatchedPrice;

/** What an observation says about the product itself. */
final class Sightings {

    private static final long PRIME = 1_099_511_628_211L;
    private static final long START = 0xcbf29ce484222325L;

    private Sightings() {}

    static ProductSighting of(WatchedPrice price, SeenOffer offer) {
        return ProductSighting.newBuilder()
                .setStore(price.getStore())
                .setProduct(price.getProduct())
                .setName(offer.getName())
                .setSize(offer.getSize())
                .setBarcodeId(offer.getCanonicalProductId())
                .setCategoryId(offer.getCategoryId())
                .setCurrency(price.getCurrency())
                .setAtMicros(price.getAtMicros())
                .build();
    }

    /** Differs when name, size, barcode or category differ; 64 bits of FNV-1a over their characters. */
    static long fingerprint(PriceObservation event) {
        ProductSize size = event.getSize();
        long print = mixed(START, event.getName());
        print = mixed(print, event.getCanonicalProductId());
        print = mixed(print, event.getCategoryId());
        if (size != null) {
            print = (print ^ size.getAmountMicro()) * PRIME;
            print = mixed(print, size.getUnit().name());
            print = (print ^ size.getCount()) * PRIME;
        }
        return print;
    }

    private static long mixed(long print, String text) {
        String known = Objects.requireNonNullElse(text, "");
        long mixed = print;
        for (int i = 0; i < known.length(); i++) {
            mixed = (mixed ^ known.charAt(i)) * PRIME;
        }
        return (mixed ^ -1) * PRIME;
    }
}
