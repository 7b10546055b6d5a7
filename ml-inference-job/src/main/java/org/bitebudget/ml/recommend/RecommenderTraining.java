package org.bitebudget.ml.recommend;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.PurchaseModel;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.recommend.TextAffinity;
import org.bitebudget.ml.domain.recommend.TrainedModel;
import org.bitebudget.ml.domain.recommend.WeightSearch;
import org.bitebudget.ml.domain.recommend.Weights;

/** Trains a recommender: first on four of five shoppers, to find the weights that foresee the fifth's next basket, then on all. */
public final class RecommenderTraining {
    private static final int FIFTH = 5;

    private RecommenderTraining() {}

    /**
     * @param shoppers with their histories; items are numbers of the assortment
     * @param at when
     * @param trainedOn what the shoppers came from
     * @param progress told what is being done
     * @throws IllegalArgumentException if nobody bought twice
     */
    public static RecommenderArtefact train(
            List<Shopper> shoppers, Assortment assortment, Instant at, String trainedOn, Consumer<String> progress)
            throws IOException {
        progress.accept("finding weights on held-back shoppers");
        Weights weights = weights(shoppers, assortment);
        progress.accept("learning from " + shoppers.size() + " shoppers");
        int items = assortment.products().size();
        BoostedRanker[] trees = new BoostedRanker[1];
        PurchaseModel purchases = PurchaseModel.learn(shoppers, items, examples -> {
            trees[0] = BoostedRanker.learn(examples);
            return trees[0];
        });
        Map<String, Double> metrics = Map.of(
                "shoppers", (double) shoppers.size(),
                "items", (double) items,
                "weight_collaborative", weights.collaborative(),
                "weight_content", weights.content(),
                "weight_price", weights.price());
        return RecommenderArtefact.of(
                new TrainedModel(assortment, purchases, weights), trees[0], at, trainedOn, metrics);
    }

    private static Weights weights(List<Shopper> shoppers, Assortment assortment) {
        List<Shopper> known = shoppers.stream()
                .map(shopper ->
                        shopper.next().isPresent() || shopper.history().size() < 2 ? shopper : shopper.beforeLast())
                .toList();
        List<Shopper> learned = new ArrayList<>();
        List<Shopper> held = new ArrayList<>();
        IntStream.range(0, known.size()).forEach(i -> {
            Shopper shopper = known.get(i);
            boolean isHeld = i % FIFTH == 0 && shopper.next().isPresent();
            learned.add(isHeld ? new Shopper(shopper.history(), Optional.empty()) : shopper);
            if (isHeld) {
                held.add(shopper);
            }
        });
        if (held.isEmpty()
                || learned.stream().noneMatch(shopper -> shopper.next().isPresent())) {
            return Weights.FIXED;
        }
        PurchaseModel model = PurchaseModel.learn(learned, assortment.products().size(), BoostedRanker::learn);
        return WeightSearch.best(model, new TextAffinity(assortment.names()), held);
    }
}
