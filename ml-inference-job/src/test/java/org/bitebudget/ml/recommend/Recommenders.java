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
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.ModelRegistry;

/** Trained recommenders for tests: products {@code p0} to {@code p39}. */
public final class Recommenders {
    private static final int SHOPPERS = 200;

    private Recommenders() {}

    /** One that learned from shoppers of that seed. */
    public static Artefact trained(long seed) {
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

    /** Keeps a recommender and makes it champion. */
    public static void promote(ModelRegistry registry, Artefact trained) throws IOException {
        registry.add(trained);
        registry.change(
                ModelKind.RECOMMENDER,
                aliases -> aliases.promote(trained.metadata().version()));
    }
}
