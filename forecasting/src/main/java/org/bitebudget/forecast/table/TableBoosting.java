package org.bitebudget.forecast.table;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient-boosted trees over all series at once (LightGBM: Ke et al., Advances in Neural Information Processing Systems 30, 2017), a direct forecast
 * of each step from what is known at the origin and of the step: the approach that won the M5 competition (Makridakis, Spiliotis and Assimakopoulos,
 * International Journal of Forecasting 38, 2022).
 */
public final class TableBoosting {

    /** What the forecasts shall be close in. */
    public enum Loss {
        /** Mean absolute percentage error: absolute errors of logarithms, then the factor that suited the newest known steps best. */
        MAPE,
        /** Root of the mean squared error, each series in units of its level. */
        RMSE
    }

    private static final int ROUNDS = 300;
    private static final int MOST_PASSES = 1;
    private static final int CALIBRATION_STEPS = 8;

    private final Table table;
    private final TableFeatures features;
    private final Loss loss;
    private final int rounds;
    private double factor = Double.NaN;

    public TableBoosting(Table table, int season, boolean dated, Loss loss) {
        this(table, season, dated, loss, ROUNDS);
    }

    TableBoosting(Table table, int season, boolean dated, Loss loss, int rounds) {
        PrivateLightGbm.load();
        this.table = table;
        this.loss = loss;
        this.rounds = rounds;
        this.features = new TableFeatures(table, season, loss == Loss.MAPE, dated);
    }

    /**
     * Forecasts the places {@code origin + steps[k] − 1} of every series; nothing observed at or after {@code origin} is looked at.
     *
     * @return [series][step]; NaN for a series without any observation before the origin
     */
    public double[][] forecast(int origin, int[] steps) {
        double factor = factor(origin, steps);
        try (LGBMBooster booster = trained(origin, steps)) {
            double[][] forecasts = predicted(booster, origin, steps);
            for (double[] forecast : forecasts) {
                for (int k = 0; k < forecast.length; k++) {
                    forecast[k] *= factor;
                }
            }
            return forecasts;
        } catch (LGBMException e) {
            throw new IllegalStateException("boosting failed: " + e.getMessage(), e);
        }
    }

    /** Found at the first origin asked for and kept: it changes little, and finding it costs as much as a fit. */
    private synchronized double factor(int origin, int[] steps) {
        if (loss == Loss.MAPE && Double.isNaN(factor)) {
            factor = factor(origin - Math.max(CALIBRATION_STEPS, steps[steps.length - 1]), origin, steps);
        }
        return loss == Loss.MAPE ? factor : 1;
    }

    /** What the forecasts from earlier origins had to be multiplied by for the smallest mean percentage error. */
    private double factor(int first, int origin, int[] steps) {
        List<double[]> pairs = new ArrayList<>();
        try (LGBMBooster booster = trained(first, steps)) {
            for (int o = first; o + steps[0] <= origin; o++) {
                double[][] forecasts = predicted(booster, o, steps);
                for (int s = 0; s < forecasts.length; s++) {
                    for (int k = 0; k < steps.length; k++) {
                        int place = o + steps[k] - 1;
                        double y = place < origin ? table.series().get(s).value(place) : Double.NaN;
                        if (y > 0 && forecasts[s][k] > 0) {
                            pairs.add(new double[] {forecasts[s][k] / y});
                        }
                    }
                }
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("boosting failed: " + e.getMessage(), e);
        }
        double[] ratios = pairs.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
        // Σ|c·r − 1| is least where half of the weight r lies at ratios above 1/c
        double total = Arrays.stream(ratios).sum();
        double above = 0;
        for (int i = ratios.length - 1; i >= 0; i--) {
            above += ratios[i];
            if (above >= total / 2) {
                return 1 / ratios[i];
            }
        }
        return 1;
    }

    private LGBMBooster trained(int origin, int[] steps) throws LGBMException {
        List<float[]> rows = new ArrayList<>();
        List<Float> targets = new ArrayList<>();
        int passes = Math.min(MOST_PASSES, steps.length);
        for (int s = 0; s < table.series().size(); s++) {
            Table.Line line = table.series().get(s);
            for (int place = 1; place < origin; place++) {
                if (Double.isNaN(line.value(place)) || (loss == Loss.MAPE && !(line.value(place) > 0))) {
                    continue;
                }
                for (int pass = 0; pass < passes; pass++) {
                    int step = steps[(place + 7 * s + pass * (steps.length / passes)) % steps.length];
                    int from = place - step + 1;
                    if (from < 1 || Double.isNaN(features.level(s, from))) {
                        continue;
                    }
                    rows.add(features.row(s, from, place));
                    targets.add((float) ((features.transformed(line.value(place)) - features.level(s, from))
                            / features.unit(s, from)));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("nothing was observed before the origin");
        }
        String parameters = "objective=" + (loss == Loss.MAPE ? "regression_l1" : "regression")
                + " learning_rate=0.07 num_leaves=40 min_data_in_leaf=20 feature_fraction=0.6 bagging_fraction=0.8 bagging_freq=1"
                + " lambda_l2=1 max_cat_threshold=16 cat_smooth=20 num_threads=1 seed=1 deterministic=true verbosity=-1"
                + " max_bin=63 categorical_feature=" + features.categorical();
        LGBMDataset data =
                LGBMDataset.createFromMat(flat(rows), rows.size(), rows.get(0).length, true, parameters, null);
        float[] labels = new float[targets.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = targets.get(i);
        }
        data.setField("label", labels);
        LGBMBooster booster = LGBMBooster.create(data, parameters);
        for (int round = 0; round < rounds; round++) {
            booster.updateOneIter();
        }
        data.close();
        return booster;
    }

    private double[][] predicted(LGBMBooster booster, int origin, int[] steps) throws LGBMException {
        List<float[]> rows = new ArrayList<>();
        for (int s = 0; s < table.series().size(); s++) {
            for (int step : steps) {
                rows.add(features.row(s, origin, origin + step - 1));
            }
        }
        double[] answers = booster.predictForMat(
                flat(rows), rows.size(), rows.get(0).length, true, PredictionType.C_API_PREDICT_NORMAL);
        double[][] forecasts = new double[table.series().size()][steps.length];
        for (int s = 0; s < forecasts.length; s++) {
            for (int k = 0; k < steps.length; k++) {
                forecasts[s][k] = features.restored(
                        features.level(s, origin) + features.unit(s, origin) * answers[s * steps.length + k]);
            }
        }
        return forecasts;
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
}
