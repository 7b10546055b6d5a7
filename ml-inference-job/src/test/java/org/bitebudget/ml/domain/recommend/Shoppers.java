package org.bitebudget.ml.domain.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Shoppers of our own making: each takes the staples of one of two tastes and now and then something else. */
public final class Shoppers {
    public static final int ITEMS = 40;
    private static final int TASTE = 5;
    private static final int BASKETS = 6;

    private Shoppers() {}

    /** So many shoppers; of even ones items 0 to 4 are the staples, of odd ones 5 to 9. */
    public static List<Shopper> some(int count, long seed) {
        Random random = new Random(seed);
        List<Shopper> shoppers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Basket> history = new ArrayList<>();
            for (int basket = 0; basket < BASKETS; basket++) {
                history.add(basket(i, random));
            }
            shoppers.add(new Shopper(history, Optional.of(basket(i, random))));
        }
        return shoppers;
    }

    private static Basket basket(int shopper, Random random) {
        int staples = TASTE * (shopper % 2);
        return Basket.of(
                staples + random.nextInt(TASTE),
                staples + random.nextInt(TASTE),
                2 * TASTE + random.nextInt(ITEMS - 2 * TASTE));
    }

    public static List<Shopper> withoutNext(List<Shopper> shoppers) {
        return shoppers.stream()
                .map(shopper -> new Shopper(shopper.history(), Optional.empty()))
                .toList();
    }
}
