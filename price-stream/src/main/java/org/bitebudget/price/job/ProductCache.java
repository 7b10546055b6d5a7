package org.bitebudget.price.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The products that were needed last, on the heap, so that one that is observed often is read and written once for many
 * observations. Bounded by the bytes they take.
 */
final class ProductCache {

    private final Map<Ref, WatchedProduct> products = new LinkedHashMap<>(1 << 12, 0.75f, true);
    private final List<WatchedProduct> dirty = new ArrayList<>();
    private final long mostBytes;
    private long weight;

    /** @param mostBytes about how many bytes the products may take */
    ProductCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Ref(String bucket, String product) {

        // written out, since those of records are slow until they are compiled
        @Override
        public boolean equals(Object other) {
            return other instanceof Ref ref && product.equals(ref.product) && bucket.equals(ref.bucket);
        }

        @Override
        public int hashCode() {
            return 31 * bucket.hashCode() + product.hashCode();
        }
    }

    /** The product, if it is here. */
    WatchedProduct get(String bucket, String product) {
        return products.get(new Ref(bucket, product));
    }

    void put(WatchedProduct product) {
        products.put(new Ref(product.clock.bucket, product.product), product);
        weigh(product);
    }

    /** The product holds something that is to be written. */
    void markDirty(WatchedProduct product) {
        if (!product.dirty) {
            product.dirty = true;
            dirty.add(product);
        }
    }

    /** A product that is here may take another number of bytes than before. */
    void weigh(WatchedProduct product) {
        weight -= product.weight;
        product.weight = product.bytes();
        weight += product.weight;
    }

    /** Those to be written, in the order in which they became so. */
    List<WatchedProduct> dirty() {
        return dirty;
    }

    boolean isFull() {
        return weight > mostBytes;
    }

    /** All are written: none is dirty any more, and half the room is made free if there is none left. */
    void written() {
        dirty.forEach(this::weigh);
        dirty.clear();
        if (!isFull()) {
            return;
        }
        Iterator<WatchedProduct> eldest = products.values().iterator();
        while (weight > mostBytes / 2) {
            weight -= eldest.next().weight;
            eldest.remove();
        }
    }
}
