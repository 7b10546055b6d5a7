package org.bitebudget.ml.domain.recommend;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** What was bought at once: distinct items, numbers from 0. */
public final class Basket {
    private final int[] items;

    private Basket(int[] items) {
        this.items = items;
    }

    /**
     * @param items in any order; one that is named twice counts once
     * @throws IllegalArgumentException if a number is below zero
     */
    public static Basket of(int... items) {
        int[] distinct = IntStream.of(items).sorted().distinct().toArray();
        if (distinct.length > 0 && distinct[0] < 0) {
            throw new IllegalArgumentException("items are numbers from 0, not " + distinct[0]);
        }
        return new Basket(distinct);
    }

    /** How many different items it holds. */
    public int size() {
        return items.length;
    }

    /** Whether the item is in it. */
    public boolean contains(int item) {
        return Arrays.binarySearch(items, item) >= 0;
    }

    /** The items in ascending order. */
    public IntStream items() {
        return IntStream.of(items);
    }

    void forEach(IntConsumer each) {
        for (int item : items) {
            each.accept(item);
        }
    }
}
