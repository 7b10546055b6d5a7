package org.bitebudget.serving.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
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
import java.util.stream.IntStream;

/**
 * All current prices in memory, by the words of their names and by product, so that a shopping list is priced and a name found without
 * looking at every price. One thread may change it while others read.
 */
public final class PriceCatalogue {

    private record Entry(String key, Price price, WordIndex.Words name) {}

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final WordIndex words = new WordIndex();
    private final NameIndex names = new NameIndex();
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
                entries.set(known, new Entry(key, price, entries.get(known).name()));
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
            List<BitSet> meanings = fit.folded().stream().map(words::meaning).toList();
            if (meanings.isEmpty() || meanings.contains(new BitSet())) {
                return;
            }
            List<BitSet> others = meanings.subList(1, meanings.size());
            words.forEachHeadedBy(meanings.get(0), place -> entries.get(place).name(), place -> {
                Entry entry = entries.get(place);
                if (hasAll(entry.name(), others) && fit.agrees(entry.price().categoryId())) {
                    action.accept(entry.price());
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
            IntStream found = search.words().words().isEmpty()
                    ? IntStream.range(0, entries.size())
                    : names.found(search.words()).stream();
            TreeSet<String> first = new TreeSet<>();
            found.mapToObj(entries::get)
                    .filter(entry -> entry != null && entry.key().compareTo(after) > 0 && search.takes(entry))
                    .forEach(entry -> {
                        first.add(entry.key());
                        if (first.size() > most) {
                            first.pollLast();
                        }
                    });
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

    private static boolean hasAll(WordIndex.Words name, List<BitSet> meanings) {
        for (BitSet meaning : meanings) {
            if (!name.hasOneOf(meaning)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameProduct(int place, Price price) {
        return entries.get(place).price().canonicalProductId().equals(price.canonicalProductId());
    }

    private void add(String key, Price price) {
        int place = free.isEmpty() ? entries.size() : free.pop();
        Entry entry = new Entry(key, price, words.add(ItemFit.Name.of(price.name()), place));
        names.add(price.name(), place);
        if (place == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(place, entry);
        }
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
        Entry entry = entries.set(place, null);
        free.push(place);
        words.remove(entry.name(), place);
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
