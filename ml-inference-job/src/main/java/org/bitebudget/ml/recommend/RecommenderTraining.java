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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/**
 * Trains a recommender: first on four of five shoppers, to find after how many trees and with which weights the fifth's next basket is foreseen best, then
 * on all.
 */
public final class RecommenderTraining {
    private static final int FIFTH = 5;
    private static final int TOLD_EVERY = 10;

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
        progress.accept("finding rounds and weights on held-out shoppers");
        Found found = found(shoppers, assortment, progress);
        progress.accept("learning from " + shoppers.size() + " shoppers");
        int items = assortment.products().size();
        BoostedRanker[] trees = new BoostedRanker[1];
        PurchaseModel purchases = PurchaseModel.learn(shoppers, items, examples -> {
            trees[0] = BoostedRanker.learn(examples, found.rounds());
            return trees[0];
        });
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                "shoppers", (double) shoppers.size(),
                "items", (double) items,
                "weight_collaborative", found.weights().collaborative(),
                "weight_content", found.weights().content(),
                "weight_price", found.weights().price()));
        if (Double.isFinite(found.ndcg())) {
            metrics.put("heldOutNdcgAt10", found.ndcg());
        }
        try (TrainedRecommender trained =
                new TrainedRecommender(new TrainedModel(assortment, purchases, found.weights()), trees[0])) {
            return Artefact.trained(
                    ModelKind.RECOMMENDER,
                    trained.bytes(),
                    new Artefact.Origin(
                            PurchaseModel.SEED,
                            at,
                            trainedOn,
                            fingerprint(shoppers, assortment),
                            BoostedRanker.settings(found.rounds()),
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

    /**
     * What held-out shoppers showed.
     *
     * @param ndcg of the first ten items, of trees alone; NaN if there was nobody to hold out
     */
    private record Found(Weights weights, int rounds, double ndcg) {}

    private static Found found(List<Shopper> shoppers, Assortment assortment, Consumer<String> progress) {
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
            return new Found(Weights.FIXED, BoostedRanker.ROUNDS, Double.NaN);
        }
        BoostedRanker.Stopped[] stopped = new BoostedRanker.Stopped[1];
        PurchaseModel model = PurchaseModel.learn(learned, assortment.products().size(), examples -> {
            stopped[0] = BoostedRanker.learnWhileBetter(examples, round -> tell(round, progress));
            return stopped[0].trees();
        });
        try {
            Weights weights = WeightSearch.best(model, new TextAffinity(assortment.names()), held);
            return new Found(weights, stopped[0].rounds(), stopped[0].ndcg());
        } finally {
            stopped[0].trees().close();
        }
    }

    private static void tell(BoostedRanker.Round round, Consumer<String> progress) {
        if (round.number() % TOLD_EVERY == 0) {
            progress.accept(String.format(
                    Locale.ROOT,
                    "round %3d  held out nDCG %.4f%s",
                    round.number(),
                    round.ndcg(),
                    round.best() ? "  best" : ""));
        }
    }
}
