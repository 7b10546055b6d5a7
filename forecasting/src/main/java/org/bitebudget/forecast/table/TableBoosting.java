package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.Optional;
import org.bitebudget.forecast.table.TableFeatures.Measure;

/**
 * Gradient-boosted trees over all series at once ({@link TableTrees}), a direct forecast of each step from what is known at the origin and of the step:
 * the approach that won the M5 competition (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 38, 2022).
 */
public final class TableBoosting {

    /** What the forecasts shall be close in. */
    public enum Loss {
        /**
         * Mean absolute percentage error: absolute errors of logarithms, then the factor that suited the newest known steps best. What is zero or less has
         * no percentage and counts as not observed.
         */
        MAPE,
        /** Root of the mean squared error, each series in units of its mean size. */
        RMSE
    }

    private static final int ROUNDS = 300;

    private final Table table;
    private final TableFeatures features;
    private final Loss loss;
    private final int rounds;
    private double percentageFactor = Double.NaN;

    public TableBoosting(Table table, int season, boolean dated, Loss loss) {
        this(table, season, dated, loss, ROUNDS);
    }

    TableBoosting(Table table, int season, boolean dated, Loss loss, int rounds) {
        this.table = table;
        this.loss = loss;
        this.rounds = rounds;
        this.features = new TableFeatures(table, season, loss == Loss.MAPE ? Measure.LOGARITHMS : Measure.SIZES, dated);
    }

    /**
     * Forecasts the places {@code origin + steps[k] − 1} of every series; nothing observed at or after {@code origin} is looked at.
     *
     * @return [series][step]; NaN for a series without a level before the origin (nothing but zeros; for percentages nothing above zero), and for all of
     *     a table too short to learn from
     */
    public double[][] forecast(int origin, int[] steps) {
        double factor = loss == Loss.MAPE ? percentageFactor(origin, steps) : 1;
        Optional<TableTrees> trained = TableTrees.trained(table, features, rounds, origin, steps);
        if (trained.isEmpty()) {
            double[][] nothing = new double[table.series().size()][steps.length];
            for (double[] row : nothing) {
                Arrays.fill(row, Double.NaN);
            }
            return nothing;
        }
        try (TableTrees trees = trained.get()) {
            double[][] forecasts = trees.forecast(origin, steps);
            for (double[] forecast : forecasts) {
                for (int k = 0; k < forecast.length; k++) {
                    forecast[k] *= factor;
                }
            }
            return forecasts;
        }
    }

    /** Found at the first origin asked for and kept: it changes little, and finding it costs as much as a fit. */
    private synchronized double percentageFactor(int origin, int[] steps) {
        if (Double.isNaN(percentageFactor)) {
            int first = PercentageFactor.firstOrigin(origin, steps);
            percentageFactor = TableTrees.trained(table, features, rounds, first, steps)
                    .map(trees -> {
                        try (trees) {
                            return PercentageFactor.of(table, trees, first, origin, steps);
                        }
                    })
                    .orElse(1.0);
        }
        return percentageFactor;
    }
}
