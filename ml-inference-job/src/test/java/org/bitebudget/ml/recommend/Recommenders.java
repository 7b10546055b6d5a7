package org.bitebudget.ml.recommend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.recommend.Shoppers;

/** Trained recommenders for tests: products {@code p0} to {@code p39}. */
public final class Recommenders {
    private static final int SHOPPERS = 200;

    private Recommenders() {}

    /** One that learned from shoppers of that seed. */
    public static RecommenderArtefact trained(long seed) {
        Assortment assortment = new Assortment(IntStream.range(0, Shoppers.ITEMS)
                .mapToObj(i -> new Product("p" + i, "Milk " + i, Optional.of("dairy.milk")))
                .toList());
        List<Shopper> shoppers = Shoppers.some(SHOPPERS, seed);
        try {
            return RecommenderTraining.train(
                    shoppers, assortment, Instant.parse("2026-11-01T00:00:00Z"), "test", progress -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
