package org.bitebudget.serving.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * All current prices in memory, by the words of their names and by product, so that a shopping list is priced and a name found without
 * looking at every price. One thread may change it while others read.
 */
public final class PriceCatalogue {

    private record Entry(String key, Price price) {}

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> places = new HashMap<>();
    private final Slots<Entry> entries = new Slots<>();
    private final Names names = new Names();
    private final Map<String, Set<Integer>> byProduct = new HashMap<>();

    /**
     * Takes a price in, in place of the one before.
     *
     * @param key identity of the product in its store
     */
    public void put(String key, Price price) {
        lock.writeLock().lock();
        try {
            Integer known = places.get(key);
            if (known != null && entries.get(known).price().name().equals(price.name()) && sameProduct(known, price)) {
                entries.replace(known, new Entry(key, price));
                return;
            }
            takeOut(key);
            add(key, price);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets a price. */
    public void remove(String key) {
        lock.writeLock().lock();
        try {
            takeOut(key);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Passes on the prices of what an item asks for, in no order. */
    public void forEachFitting(Wanted item, Consumer<Price> action) {
        lock.readLock().lock();
        try {
            if (item.productId().isPresent()) {
                byProduct
                        .getOrDefault(item.productId().get(), Set.of())
                        .forEach(place -> action.accept(entries.get(place).price()));
                return;
            }
            ItemFit fit = ItemFit.of(item.text(), item.categoryId());
            names.forEachFitting(fit, place -> {
                Price price = entries.get(place).price();
                if (fit.agrees(price.categoryId())) {
                    action.accept(price);
                }
            });
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * What to look for among the prices.
     *
     * @param words that occur in the product's name
     * @param keyPrefix with which keys begin
     * @param categoryId only of this category
     */
    public record Search(NameSearch words, String keyPrefix, Optional<String> categoryId) {

        private boolean takes(Entry entry) {
            return entry.key().startsWith(keyPrefix)
                    && (categoryId.isEmpty() || categoryId.equals(entry.price().categoryId()));
        }
    }

    /**
     * The first keys, in their order, of the prices that a search finds.
     *
     * @param after only keys behind this one
     * @param most so many
     */
    public List<String> keys(Search search, String after, int most) {
        lock.readLock().lock();
        try {
            TreeSet<String> first = new TreeSet<>();
            IntConsumer look = place -> {
                Entry entry = entries.get(place);
                if (entry != null && entry.key().compareTo(after) > 0 && search.takes(entry)) {
                    first.add(entry.key());
                    if (first.size() > most) {
                        first.pollLast();
                    }
                }
            };
            if (search.words().words().isEmpty()) {
                IntStream.range(0, entries.size()).forEach(look);
            } else {
                names.forEachFound(search.words(), look);
            }
            return List.copyOf(first);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The keys, in their order, of the prices of a product, by its identity across stores or as a store calls it. */
    public List<String> keysOf(String productId) {
        lock.readLock().lock();
        try {
            return byProduct.getOrDefault(productId, Set.of()).stream()
                    .map(place -> entries.get(place).key())
                    .sorted()
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private boolean sameProduct(int place, Price price) {
        return entries.get(place).price().canonicalProductId().equals(price.canonicalProductId());
    }

    private void add(String key, Price price) {
        int place = entries.next();
        entries.add(new Entry(key, price));
        names.add(price.name(), place);
        places.put(key, place);
        productIds(price).forEach(id -> byProduct
                .computeIfAbsent(id, unseen -> new HashSet<>(2))
                .add(place));
    }

    private void takeOut(String key) {
        Integer place = places.remove(key);
        if (place == null) {
            return;
        }
        Entry entry = entries.remove(place);
        names.remove(entry.price().name(), place);
        for (String id : productIds(entry.price())) {
            byProduct.computeIfPresent(
                    id, (product, prices) -> prices.remove(place) && prices.isEmpty() ? null : prices);
        }
    }

    private static List<String> productIds(Price price) {
        Optional<String> canonical = price.canonicalProductId().filter(id -> !id.equals(price.product()));
        return canonical.map(id -> List.of(price.product(), id)).orElseGet(() -> List.of(price.product()));
    }
}
