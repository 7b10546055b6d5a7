package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    private final boolean averages;
    private final TableBoosting boosting;
    private final TablePanel local;

    private TableForecaster(Table table, int season, boolean dated, Loss loss, boolean averages) {
        this.table = table;
        this.averages = averages;
        this.boosting = new TableBoosting(table, season, dated, loss);
        this.local = new TablePanel(table, season, "ensemble");
    }

    /** @param dated true if times are days since 1970-01-01 */
    public TableForecaster(Table table, int season, boolean dated, Loss loss) {
        this(table, season, dated, loss, loss == Loss.RMSE);
    }

    /** Boosting wherever it has an answer, for squared errors, too. */
    public static TableForecaster boosting(Table table, int season, boolean dated, Loss loss) {
        return new TableForecaster(table, season, dated, loss, false);
    }

    @Override
    public double[][] forecast(int origin, int[] steps) {
        double[][] boosted = boosting.forecast(origin, steps);
        int[] begun = table.begun(origin);
        boolean everyOne = IntStream.of(begun).noneMatch(s -> Double.isNaN(boosted[s][0]));
        if (!averages && everyOne) {
            return table.notBelowZero(origin, boosted);
        }
        double share = averages ? share(origin - steps[steps.length - 1], steps) : 1;
        return table.notBelowZero(origin, blended(boosted, local.forecast(begun, origin, steps), share));
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
        double[][] local = this.local.forecast(origin, steps);
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
