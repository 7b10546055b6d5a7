package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * Prediction intervals from the errors that the same combination made at earlier origins (split conformal prediction: Vovk, Gammerman and Shafer,
 * Algorithmic Learning in a Random World, 2005; normalised by each series' own error size: Lei et al., Journal of the American Statistical
 * Association 113, 2018). A series has few errors of its own, so their quantiles are taken over the panel: each error is divided by the error size of
 * its series at the <em>other</em> origins ({@link ErrorSizes}) and by how errors grow with the step ({@link ErrorGrowth}).
 */
public final class ConformalIntervals {
    /** Where there was one trial its weights were learnt from the same errors: the next steps are answered less well than they say. */
    private static final double CAUTION = 1.15;

    private final double[] growth;
    private final double[] scores;
    private final double[] sizes;
    private final boolean[] nonNegative;

    private ConformalIntervals(double[] growth, double[] scores, double[] sizes, boolean[] nonNegative) {
        this.growth = growth;
        this.scores = scores;
        this.sizes = sizes;
        this.nonNegative = nonNegative;
    }

    /**
     * @param forecasts [origin][series][step]
     * @param observed in the same form; NaN is passed over
     * @param apart true if no two origins share an observation, so that each says something of its own
     */
    public static ConformalIntervals of(
            Panel panel, double[][][] forecasts, double[][][] observed, int horizon, boolean apart) {
        int series = panel.size();
        double[] usual = new double[series];
        boolean[] nonNegative = new boolean[series];
        for (int i = 0; i < series; i++) {
            usual[i] = ErrorSizes.usual(panel.values(i), panel.season(), horizon);
            nonNegative[i] = Arrays.stream(panel.values(i)).allMatch(v -> v >= 0);
        }
        double[] growth = ErrorGrowth.of(forecasts, observed, usual, panel.season(), horizon);
        double[][] errors = new double[series][forecasts.length];
        for (int i = 0; i < series; i++) {
            for (int o = 0; o < forecasts.length; o++) {
                errors[i][o] = error(forecasts[o][i], observed[o][i], growth);
            }
        }
        ErrorSizes known = new ErrorSizes(errors, usual);
        double[] sizes = new double[series];
        for (int i = 0; i < series; i++) {
            sizes[i] = known.of(i) * (forecasts.length == 1 ? CAUTION : 1);
        }
        double[] scores = scores(forecasts, observed, growth, apart ? known.asFromAll() : known.fromOthers());
        return new ConformalIntervals(growth, scores, sizes, nonNegative);
    }

    /** Absolute errors in units of what was expected of them, in ascending order. */
    private static double[] scores(double[][][] forecasts, double[][][] observed, double[] growth, double[][] sizes) {
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            for (int o = 0; o < forecasts.length; o++) {
                for (int h = 0; h < growth.length && sizes[i][o] > 0; h++) {
                    double e = Math.abs(observed[o][i][h] - forecasts[o][i][h]);
                    if (!Double.isNaN(e)) {
                        scores.add(e / (sizes[i][o] * growth[h]));
                    }
                }
            }
        }
        return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /**
     * The step's intervals; without any earlier error they are as wide as nothing. What was never negative isn't expected to become so.
     */
    public Point point(int series, int step, double expected, Coverage coverage) {
        double mean = nonNegative[series] ? Math.max(0, expected) : expected;
        List<Interval> intervals = new ArrayList<>();
        for (double level : coverage.levels()) {
            double half = quantile(level) * sizes[series] * growth[step];
            double lower = nonNegative[series] ? Math.max(0, mean - half) : mean - half;
            intervals.add(new Interval(level, Math.min(lower, mean), mean + half));
        }
        return new Point(mean, intervals);
    }

    /**
     * The score at rank (n + 1)·level, between its neighbours where that isn't whole (definition 6 of Hyndman and Fan, The American Statistician 50,
     * 1996), the largest if there are fewer.
     */
    private double quantile(double level) {
        if (scores.length == 0) {
            return 0;
        }
        double rank = Math.min(scores.length, Math.max(1, (scores.length + 1) * level));
        int below = (int) rank;
        int above = Math.min(scores.length, below + 1);
        return scores[below - 1] + (rank - below) * (scores[above - 1] - scores[below - 1]);
    }

    /** Root mean squared error over the steps, which sees a wild one better than the mean does. */
    private static double error(double[] forecast, double[] observed, double[] growth) {
        double sum = 0;
        int count = 0;
        for (int h = 0; h < observed.length; h++) {
            if (!Double.isNaN(observed[h])) {
                double e = (observed[h] - forecast[h]) / growth[h];
                sum += e * e;
                count++;
            }
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
