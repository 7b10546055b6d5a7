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
 * with those of the panel's ensemble, which knows the series alone; the share is the one that would have been best one horizon earlier. What boosting
 * can't answer, being too short or nothing but zeros, is left to the panel's ensemble.
 */
public final class TableForecaster implements TableMethod {
    private static final int SHARES = 10;
    private static final double EQUAL = 0.5;

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

    @Override
    public double[][] forecast(int origin, int[] steps) {
        double[][] boosted = boosting.forecast(origin, steps);
        int[] begun = table.begun(origin);
        boolean everyOne = IntStream.of(begun).noneMatch(s -> Double.isNaN(boosted[s][0]));
        if (loss == Loss.MAPE && everyOne) {
            return boosted;
        }
        double share = loss == Loss.MAPE ? 1 : share(origin - steps[steps.length - 1], steps);
        return table.notBelowZero(origin, blended(boosted, local(begun, origin, steps), share));
    }

    /** What the panel's ensemble says of series that have begun. */
    private double[][] local(int[] begun, int origin, int[] steps) {
        double[][] local = new double[table.series().size()][steps.length];
        for (double[] row : local) {
            Arrays.fill(row, Double.NaN);
        }
        if (begun.length == 0) {
            return local;
        }
        List<double[]> values = IntStream.of(begun)
                .mapToObj(s -> Arrays.copyOf(table.series().get(s).values(), origin))
                .toList();
        Panel panel = Panel.of(values, season);
        double[][] means = PanelMethods.of(panel)
                .named("ensemble")
                .forecast(panel, steps[steps.length - 1], Coverage.NONE)
                .means();
        for (int i = 0; i < begun.length; i++) {
            for (int k = 0; k < steps.length; k++) {
                local[begun[i]][k] = means[i][steps[k] - 1];
            }
        }
        return local;
    }

    /** The share of boosting that was best at an earlier origin, drawn half of the way to equal shares, since one horizon says little. */
    private double share(int origin, int[] steps) {
        if (origin < 1) {
            return EQUAL;
        }
        double[][] boosted = boosting.forecast(origin, steps);
        if (Arrays.stream(boosted).allMatch(row -> Double.isNaN(row[0]))) {
            return EQUAL;
        }
        double[][] local = local(table.begun(origin), origin, steps);
        double best = Double.POSITIVE_INFINITY;
        double share = EQUAL;
        for (int k = 0; k <= SHARES; k++) {
            double trial = (double) k / SHARES;
            double error = error(blended(boosted, local, trial), origin, steps);
            if (error < best) {
                best = error;
                share = trial;
            }
        }
        return (share + EQUAL) / 2;
    }

    /** Root mean squared error of each series in units of its root mean square, added up. */
    private double error(double[][] forecasts, int origin, int[] steps) {
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
        return sum;
    }

    /** Averages; the panel's answer where boosting has none. */
    private static double[][] blended(double[][] boosted, double[][] local, double share) {
        double[][] blended = new double[boosted.length][];
        for (int s = 0; s < blended.length; s++) {
            blended[s] = local[s].clone();
            for (int k = 0; k < blended[s].length && !Double.isNaN(boosted[s][k]); k++) {
                blended[s][k] = share * boosted[s][k] + (1 - share) * local[s][k];
            }
        }
        return blended;
    }
}
