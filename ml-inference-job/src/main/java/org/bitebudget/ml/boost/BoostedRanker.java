package org.bitebudget.ml.boost;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.bitebudget.forecast.table.PrivateLightGbm;
import org.bitebudget.ml.domain.recommend.Prospects;
import org.bitebudget.ml.domain.recommend.Ranker;
import org.bitebudget.ml.domain.recommend.RankingExamples;

/**
 * Gradient-boosted trees that rank (LambdaMART: Burges, From RankNet to LambdaRank to LambdaMART, 2010), by LightGBM. The same examples give the
 * same trees.
 */
public final class BoostedRanker implements Ranker, AutoCloseable {
    /** Trees that are grown where there is nobody to stop by. */
    public static final int ROUNDS = 120;

    private static final int MOST_ROUNDS = 400;
    private static final int PATIENCE = 40;
    private static final int HELD_OUT_EVERY = 5;
    private static final int TOP = 10;
    /** What held-out shoppers are judged by. */
    private static final String METRIC = "metric=ndcg eval_at=" + TOP;

    private static final String PARAMETERS = String.join(
            " ",
            "objective=lambdarank",
            "lambdarank_truncation_level=15",
            "num_leaves=31",
            "learning_rate=0.05",
            "min_data_in_leaf=100",
            "feature_fraction=0.7",
            "bagging_fraction=0.8",
            "bagging_freq=1",
            "num_threads=2",
            "seed=5",
            "deterministic=true",
            "force_row_wise=true",
            "verbose=-1");

    private final LGBMBooster trees;

    private BoostedRanker(LGBMBooster trees) {
        this.trees = trees;
    }

    /**
     * One round of growing, a tree.
     *
     * @param ndcg of the first ten items, mean over held-out shoppers
     */
    public record Round(int number, double ndcg, boolean best) {}

    /**
     * Trees that were grown as long as they got better.
     *
     * @param rounds after which they were best
     * @param ndcg of the first ten items then, mean over held-out shoppers; NaN where there was nobody to hold out
     */
    public record Stopped(BoostedRanker trees, int rounds, double ndcg) {}

    /** Grows {@link #ROUNDS} trees. */
    public static BoostedRanker learn(RankingExamples examples) {
        return learn(examples, ROUNDS);
    }

    /** Grows so many trees. */
    public static BoostedRanker learn(RankingExamples examples, int rounds) {
        PrivateLightGbm.load();
        try (LGBMDataset data = data(examples, PARAMETERS, null)) {
            LGBMBooster trees = LGBMBooster.create(data, PARAMETERS);
            for (int round = 0; round < rounds; round++) {
                trees.updateOneIter();
            }
            return new BoostedRanker(trees);
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    /**
     * Grows trees on four of five shoppers until the fifth are foreseen no better for {@value #PATIENCE} rounds, {@value #MOST_ROUNDS} at most, and goes back
     * to the best round.
     *
     * @param progress told of each round
     */
    public static Stopped learnWhileBetter(RankingExamples examples, Consumer<Round> progress) {
        RankingExamples learned = examples.every(HELD_OUT_EVERY, true);
        if (learned.size() == 0) {
            return new Stopped(learn(examples), ROUNDS, Double.NaN);
        }
        PrivateLightGbm.load();
        String parameters = PARAMETERS + " " + METRIC;
        try (LGBMDataset data = data(learned, parameters, null);
                LGBMDataset held = data(examples.every(HELD_OUT_EVERY, false), parameters, data);
                LGBMBooster trees = LGBMBooster.create(data, parameters)) {
            trees.addValidData(held);
            Round best = new Round(0, Double.NEGATIVE_INFINITY, true);
            for (int round = 1; round <= MOST_ROUNDS && round - best.number() <= PATIENCE; round++) {
                trees.updateOneIter();
                // 0 are the shoppers that are learned from
                double ndcg = trees.getEval(1)[0];
                Round now = new Round(round, ndcg, ndcg > best.ndcg());
                best = now.best() ? now : best;
                progress.accept(now);
            }
            String grown = trees.saveModelToString(0, best.number(), LGBMBooster.FeatureImportanceType.SPLIT);
            return new Stopped(new BoostedRanker(LGBMBooster.loadModelFromString(grown)), best.number(), best.ndcg());
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    private static LGBMDataset data(RankingExamples examples, String parameters, LGBMDataset like)
            throws LGBMException {
        LGBMDataset data = LGBMDataset.createFromMat(
                examples.rows(), examples.size(), Prospects.FEATURES.size(), true, parameters, like);
        data.setFeatureNames(Prospects.FEATURES.toArray(String[]::new));
        data.setField("label", examples.labels());
        data.setField("group", examples.groups());
        return data;
    }

    private static IllegalStateException failed(LGBMException e) {
        return new IllegalStateException("LightGBM can't learn from these examples", e);
    }

    /** How trees are grown, for whoever keeps them: LightGBM's own parameters and the number of rounds. */
    public static Map<String, String> settings(int rounds) {
        return Map.of("lightgbm", PARAMETERS, "rounds", Integer.toString(rounds));
    }

    /** The trees as LightGBM writes them, UTF-8. */
    public byte[] bytes() {
        try {
            return trees.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM can't write its trees", e);
        }
    }

    /**
     * The trees out of {@link #bytes}.
     *
     * @throws IllegalArgumentException if LightGBM can't read them
     */
    public static BoostedRanker of(byte[] bytes) {
        PrivateLightGbm.load();
        try {
            return new BoostedRanker(LGBMBooster.loadModelFromString(new String(bytes, StandardCharsets.UTF_8)));
        } catch (LGBMException e) {
            throw new IllegalArgumentException("these are no trees of LightGBM", e);
        }
    }

    @Override
    public double[] score(float[] rows, int count) {
        try {
            return trees.predictForMat(
                    rows,
                    count,
                    Prospects.FEATURES.size(),
                    true,
                    PredictionType.C_API_PREDICT_RAW_SCORE,
                    "num_threads=1");
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM can't judge these rows", e);
        }
    }

    @Override
    public void close() {
        try {
            trees.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM can't give back its trees' memory", e);
        }
    }
}
