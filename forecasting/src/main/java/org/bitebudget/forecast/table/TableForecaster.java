package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethods;
import org.bitebudget.forecast.table.TableBoosting.Loss;

/**
 * Forecasts of a table. Percentage errors are left to {@link TableBoosting}, which knows price and deal. For squared errors its answers are averaged
 * with those of the panel's ensemble, which knows the series alone; the share is the one that would have been best one horizon earlier.
 */
public final class TableForecaster {
    private static final int SHARES = 10;

    private final Table table;
    private final int season;
    private final Loss loss;
    private final TableBoosting boosting;

    /** @param dated true if times are days since 1970-01-01 */
    public TableForecaster(Table table, int season, boolean dated, Loss loss) {
        this.table = table;
        this.season = season;
        this.loss = loss;
        this.boosting = new TableBoosting(table, season, dated, loss);
    }

    /**
     * Forecasts the places {@code origin + steps[k] − 1}, steps ascending, from what was observed before {@code origin}.
     *
     * @return [series][step]; NaN for a series without any observation before the origin
     */
    public double[][] forecast(int origin, int[] steps) {
        if (loss == Loss.MAPE) {
            return boosting.forecast(origin, steps);
        }
        int earlier = origin - steps[steps.length - 1];
        double share = share(blends(earlier, steps), earlier, steps);
        double[][][] parts = blends(origin, steps);
        return blended(parts, share);
    }

    /** Boosting and the panel's ensemble. */
    private double[][][] blends(int origin, int[] steps) {
        double[][] boosted = boosting.forecast(origin, steps);
        int horizon = steps[steps.length - 1];
        int[] begun = IntStream.range(0, boosted.length)
                .filter(s -> !Double.isNaN(boosted[s][0]))
                .toArray();
        List<double[]> values = IntStream.of(begun)
                .mapToObj(s -> Arrays.copyOf(table.series().get(s).values(), origin))
                .toList();
        Panel panel = Panel.of(values, season);
        double[][] means = PanelMethods.of(panel)
                .named("ensemble")
                .forecast(panel, horizon, Coverage.NONE)
                .means();
        double[][] local = new double[boosted.length][steps.length];
        for (double[] row : local) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < begun.length; i++) {
            for (int k = 0; k < steps.length; k++) {
                local[begun[i]][k] = means[i][steps[k] - 1];
            }
        }
        return new double[][][] {boosted, local};
    }

    private double share(double[][][] parts, int origin, int[] steps) {
        double best = Double.POSITIVE_INFINITY;
        double share = 0.5;
        for (int k = 0; k <= SHARES; k++) {
            double trial = (double) k / SHARES;
            double[][] forecasts = blended(parts, trial);
            double sum = 0;
            for (int s = 0; s < forecasts.length; s++) {
                double squares = 0;
                double size = 0;
                for (int j = 0; j < steps.length; j++) {
                    double y = table.series().get(s).value(origin + steps[j] - 1);
                    double e = y - forecasts[s][j];
                    squares += Double.isNaN(e) ? 0 : e * e;
                    size += Double.isNaN(e) ? 0 : y * y;
                }
                sum += size > 0 ? Math.sqrt(squares / size) : 0;
            }
            if (sum < best) {
                best = sum;
                share = trial;
            }
        }
        // one earlier horizon says little: half of the way from equal shares
        return (share + 0.5) / 2;
    }

    private static double[][] blended(double[][][] parts, double share) {
        double[][] blended = new double[parts[0].length][];
        for (int s = 0; s < blended.length; s++) {
            blended[s] = parts[0][s].clone();
            for (int k = 0; k < blended[s].length; k++) {
                blended[s][k] = share * parts[0][s][k] + (1 - share) * parts[1][s][k];
            }
        }
        return blended;
    }
}
