package org.bitebudget.ml.domain.recommend;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of one shopper.
 *
 * @param history baskets, oldest first
 * @param next the basket that followed, where it is known: what models learn from
 */
public record Shopper(List<Basket> history, Optional<Basket> next) {

    public Shopper {
        history = List.copyOf(history);
    }

    /** The same shopper as seen before the newest basket, which becomes the one that followed. */
    public Shopper beforeLast() {
        int last = history.size() - 1;
        return new Shopper(history.subList(0, last), Optional.of(history.get(last)));
    }

    /** All items ever bought, in ascending order. */
    public IntStream everBought() {
        return history.stream().flatMapToInt(Basket::items).sorted().distinct();
    }
}
