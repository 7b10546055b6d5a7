package org.bitebudget.price.job;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.bitebudget.platform.ids.Keys;

/**
 * Where the products of a store are watched: each store has {@link #PER_STORE} buckets, so that several subtasks share
 * it and each bucket can bring its products up to date when the store's clock moves. Part of every savepoint.
 */
final class Buckets {

    /** How many buckets a store has. */
    static final int PER_STORE = 128;

    private static final int STORES_REMEMBERED = 10_000;

    private final Map<String, String[]> keys = new HashMap<>();

    /** Key of the bucket in which a product of the store is watched; both names normalised. */
    String of(String store, String product) {
        return of(store, Math.floorMod(mixed(product.hashCode()), PER_STORE));
    }

    /** Key of a bucket of the store. */
    String of(String store, int number) {
        String[] known = keys.get(store);
        if (known == null) {
            known = new String[PER_STORE];
            if (keys.size() >= STORES_REMEMBERED) {
                keys.clear();
            }
            keys.put(store, known);
        }
        if (known[number] == null) {
            known[number] = Keys.join(store, Integer.toString(number));
        }
        return known[number];
    }

    /** The name as keys are made of it: two spellings of the same letters are one. */
    static String normalised(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > '\u007f') {
                return Normalizer.normalize(name, Normalizer.Form.NFC);
            }
        }
        return name;
    }

    private static int mixed(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ spread >>> 16;
    }
}
