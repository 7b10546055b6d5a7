package org.bitebudget.price.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The products that were needed last, open on the heap, so that one that is observed often is read, decoded and written
 * once for many observations. Bounded by how many observations the products hold together.
 */
final class ProductCache {

    /** About 120 bytes each, products and their offers not counted. */
    private static final int MOST_OBSERVATIONS = 400_000;

    /** What a product takes beside its observations, counted in observations. */
    private static final int OF_PRODUCT = 6;

    private final Map<Ref, WatchedProduct> products = new LinkedHashMap<>(1 << 12, 0.75f, true);
    private final List<WatchedProduct> dirty = new ArrayList<>();
    private long weight;

    private record Ref(String bucket, String product) {}

    /** The product, if it is here. */
    WatchedProduct get(String bucket, String product) {
        return products.get(new Ref(bucket, product));
    }

    void put(WatchedProduct product) {
        products.put(new Ref(product.bucket, product.product), product);
        weigh(product);
    }

    /** The product holds something that is to be written. */
    void markDirty(WatchedProduct product) {
        if (!product.dirty) {
            product.dirty = true;
            dirty.add(product);
        }
    }

    /** Those to be written, in the order in which they became so. */
    List<WatchedProduct> dirty() {
        return dirty;
    }

    boolean isFull() {
        return weight > MOST_OBSERVATIONS;
    }

    /** All are written: none is dirty any more, and half the room is made free if there is none left. */
    void written() {
        dirty.forEach(this::weigh);
        dirty.clear();
        if (!isFull()) {
            return;
        }
        Iterator<WatchedProduct> eldest = products.values().iterator();
        while (weight > MOST_OBSERVATIONS / 2) {
            weight -= eldest.next().weight;
            eldest.remove();
        }
    }

    private void weigh(WatchedProduct product) {
        weight -= product.weight;
        product.weight = OF_PRODUCT + product.history.kept().size();
        weight += product.weight;
    }
}
