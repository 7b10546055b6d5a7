package org.bitebudget.forecast.table;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trees trained on all series of a table (LightGBM: Ke et al., Advances in Neural Information Processing Systems 30, 2017). */
final class TableTrees implements AutoCloseable {
    private static final int SMALLEST_LEAF = 20;
    /** Fewer can't be split in two. */
    private static final int FEWEST_ROWS = 2 * SMALLEST_LEAF;
    /** Of larger tables every second, third… place is learnt from. */
    private static final int MOST_ROWS = 1_000_000;

    private static final String PARAMETERS = "learning_rate=0.07 num_leaves=40 min_data_in_leaf=" + SMALLEST_LEAF
            + " feature_fraction=0.6 bagging_fraction=0.8 bagging_freq=1"
            + " lambda_l2=1 max_cat_threshold=16 cat_smooth=20 num_threads=1 seed=1 deterministic=true verbosity=-1"
            + " max_bin=63";

    private final Table table;
    private final TableFeatures features;
    private final LGBMBooster booster;

    private TableTrees(Table table, TableFeatures features, LGBMBooster booster) {
        this.table = table;
        this.features = features;
        this.booster = booster;
    }

    /**
     * Learns from what was observed before {@code origin}, each observation from one of the steps ahead.
     *
     * @return empty if that is too little
     */
    static Optional<TableTrees> trained(Table table, TableFeatures features, int rounds, int origin, int[] steps) {
        List<float[]> rows = new ArrayList<>();
        List<Float> targets = new ArrayList<>();
        int stride = (int) ((long) table.series().size() * origin / MOST_ROWS) + 1;
        for (int s = 0; s < table.series().size(); s++) {
            for (int place = 1 + s % stride; place < origin; place += stride) {
                double value = features.transformed(table.series().get(s).value(place));
                int from = place - steps[(place + 7 * s) % steps.length] + 1;
                if (Double.isNaN(value) || from < 1 || Double.isNaN(features.level(s, from))) {
                    continue;
                }
                rows.add(features.row(s, from, place));
                targets.add((float) ((value - features.level(s, from)) / features.unit(s, from)));
            }
        }
        if (rows.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        String parameters = "objective=" + features.objective() + " " + PARAMETERS + " categorical_feature="
                + features.categorical();
        return Optional.of(new TableTrees(table, features, booster(rows, targets, parameters, rounds)));
    }

    private static LGBMBooster booster(List<float[]> rows, List<Float> targets, String parameters, int rounds) {
        PrivateLightGbm.load();
        float[] labels = new float[targets.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = targets.get(i);
        }
        try {
            LGBMDataset data =
                    LGBMDataset.createFromMat(flat(rows), rows.size(), rows.get(0).length, true, parameters, null);
            data.setField("label", labels);
            LGBMBooster booster = LGBMBooster.create(data, parameters);
            for (int round = 0; round < rounds; round++) {
                booster.updateOneIter();
            }
            data.close();
            return booster;
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    /** Forecasts the places {@code origin + steps[k] − 1}, [series][step]; NaN for a series without a level. */
    double[][] forecast(int origin, int[] steps) {
        List<float[]> rows = new ArrayList<>();
        for (int s = 0; s < table.series().size(); s++) {
            for (int step : steps) {
                rows.add(features.row(s, origin, origin + step - 1));
            }
        }
        double[] answers = answers(rows);
        double[][] forecasts = new double[table.series().size()][steps.length];
        for (int s = 0; s < forecasts.length; s++) {
            for (int k = 0; k < steps.length; k++) {
                forecasts[s][k] = features.restored(
                        features.level(s, origin) + features.unit(s, origin) * answers[s * steps.length + k]);
            }
        }
        return forecasts;
    }

    private double[] answers(List<float[]> rows) {
        try {
            return booster.predictForMat(
                    flat(rows), rows.size(), rows.get(0).length, true, PredictionType.C_API_PREDICT_NORMAL);
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    private static float[] flat(List<float[]> rows) {
        float[] flat = new float[rows.size() * rows.get(0).length];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, flat, at, row.length);
            at += row.length;
        }
        return flat;
    }

    private static IllegalStateException failed(LGBMException e) {
        return new IllegalStateException("boosting failed: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw failed(e);
        }
    }
}
