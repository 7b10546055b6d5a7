package org.bitebudget.ml.recommend;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.PurchaseModel;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.recommend.TextAffinity;
import org.bitebudget.ml.domain.recommend.TrainedModel;
import org.bitebudget.ml.domain.recommend.WeightSearch;
import org.bitebudget.ml.domain.recommend.Weights;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.platform.ids.Ids;

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
    public static Artefact train(
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
        try (TrainedRecommender trained =
                new TrainedRecommender(new TrainedModel(assortment, purchases, weights), trees[0])) {
            return Artefact.trained(
                    ModelKind.RECOMMENDER,
                    trained.bytes(),
                    new Artefact.Origin(
                            PurchaseModel.SEED,
                            at,
                            trainedOn,
                            fingerprint(shoppers, assortment),
                            BoostedRanker.settings(),
                            metrics,
                            Map.of()));
        }
    }

    /** SHA-256 of the products' ids and of who bought what in which order. */
    private static String fingerprint(List<Shopper> shoppers, Assortment assortment) throws IOException {
        MessageDigest digest = Ids.sha256();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
            for (Product product : assortment.products()) {
                out.writeUTF(product.id());
            }
            for (Shopper shopper : shoppers) {
                out.writeInt(shopper.history().size());
                for (Basket basket : shopper.history()) {
                    write(basket, out);
                }
                out.writeBoolean(shopper.next().isPresent());
                if (shopper.next().isPresent()) {
                    write(shopper.next().get(), out);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(Basket basket, DataOutputStream out) throws IOException {
        out.writeInt(basket.size());
        for (int item : basket.items().toArray()) {
            out.writeInt(item);
        }
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
