package org.bitebudget.price;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.event.BaseUnit;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ProductSize;

/**
 * Prices of some products over some weeks as careless stores tell them: with days left out, typing errors a hundredfold, products that
 * run out or shrink, corrections, and observations that are taken back.
 */
final class GeneratedPrices {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-01");
    private static final int DAYS = 60;
    private static final int PRODUCTS = 25;

    private final Random random;
    private final List<PriceObservation> observations = new ArrayList<>();

    private GeneratedPrices(long seed) {
        this.random = new Random(seed);
    }

    /** Of the given stores; the same seed gives the same prices. */
    static List<PriceObservation> of(List<String> stores, long seed) {
        GeneratedPrices prices = new GeneratedPrices(seed);
        for (String store : stores) {
            for (int product = 0; product < PRODUCTS; product++) {
                prices.generate(
                        new Observed(store, "product-" + product), "Brand" + (char) ('a' + product) + " oat milk");
            }
        }
        return prices.observations;
    }

    private void generate(Observed product, String name) {
        long price = 100L + random.nextInt(900);
        long grams = 500;
        // some products come late or are given up, so that they are not known at the end
        int first = random.nextInt(DAYS / 2);
        int last = chance(0.8) ? DAYS : first + random.nextInt(DAYS / 2);
        for (int day = first; day < last; day++) {
            if (chance(0.3)) {
                continue;
            }
            price = chance(0.2) ? Math.max(50, price * (70 + random.nextInt(60)) / 100) : price;
            grams = chance(0.01) ? grams * 9 / 10 : grams;
            observe(product, name, FIRST_DAY.plusDays(day).toString(), chance(0.01) ? price * 100 : price, grams);
        }
    }

    private void observe(Observed product, String name, String day, long cents, long grams) {
        boolean inStock = !chance(0.05);
        observations.add(with(product.version(day, cents, 1, false), name, grams, inStock));
        if (chance(0.03)) {
            observations.add(with(product.version(day, cents + 10, 2, false), name, grams, inStock));
        }
        if (chance(0.02)) {
            observations.add(with(product.version(day, cents, 3, true), name, grams, inStock));
        }
    }

    private static PriceObservation with(PriceObservation observation, String name, long grams, boolean inStock) {
        observation.setName(name);
        observation.setSize(new ProductSize(grams * 1_000, BaseUnit.KG, 1));
        observation.setSizeText(grams + " g");
        observation.setInStock(inStock);
        return observation;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
