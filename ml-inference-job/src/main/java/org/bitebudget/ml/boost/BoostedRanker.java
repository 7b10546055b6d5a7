package org.bitebudget.ml.boost;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bitebudget.forecast.table.PrivateLightGbm;
import org.bitebudget.ml.domain.recommend.Prospects;
import org.bitebudget.ml.domain.recommend.Ranker;
import org.bitebudget.ml.domain.recommend.RankingExamples;

/**
 * Gradient-boosted trees that rank (LambdaMART: Burges, From RankNet to LambdaRank to LambdaMART, 2010), by LightGBM. The same examples give the
 * same trees.
 */
public final class BoostedRanker implements Ranker, AutoCloseable {
    private static final int ROUNDS = 120;
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

    /** Grows the trees. */
    public static BoostedRanker learn(RankingExamples examples) {
        PrivateLightGbm.load();
        try (LGBMDataset data = LGBMDataset.createFromMat(
                examples.rows(), examples.size(), Prospects.FEATURES.size(), true, PARAMETERS, null)) {
            data.setFeatureNames(Prospects.FEATURES.toArray(String[]::new));
            data.setField("label", examples.labels());
            data.setField("group", examples.groups());
            LGBMBooster trees = LGBMBooster.create(data, PARAMETERS);
            for (int round = 0; round < ROUNDS; round++) {
                trees.updateOneIter();
            }
            return new BoostedRanker(trees);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM can't learn from these examples", e);
        }
    }

    /** How trees are grown, for whoever keeps them: LightGBM's own parameters and the number of rounds. */
    public static Map<String, String> settings() {
        return Map.of("lightgbm", PARAMETERS, "rounds", Integer.toString(ROUNDS));
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
