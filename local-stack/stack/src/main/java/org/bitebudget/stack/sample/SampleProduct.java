package org.bitebudget.stack.sample;

import java.util.Map;

/**
 * A product of the invented world that samples are drawn from.
 *
 * @param sku stable id within the samples
 * @param assortment kind of shop that sells it
 * @param category taxonomy id
 * @param euroCents base price in euro cents, per piece or per kilogram where weighed
 * @param size pack size as a shop writes it, empty for served food
 * @param weighed whether it is sold by weight
 * @param names name in each language
 */
record SampleProduct(
        String sku,
        Assortment assortment,
        String category,
        long euroCents,
        String size,
        boolean weighed,
        Map<Language, String> names) {

    SampleProduct {
        names = Map.copyOf(names);
    }

    String name(Language language) {
        return names.get(language);
    }
}
