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
 * its series at the <em>other</em> origins and by how errors grow with the step.
 */
final class ConformalIntervals {
    /** Weight of the panel's ratio of errors to changes beside a series' own errors, in origins. */
    private static final double PRIOR = 0.7;

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
     */
    static ConformalIntervals of(Panel panel, double[][][] forecasts, double[][][] observed, int horizon) {
        int series = panel.size();
        double[] changes = new double[series];
        boolean[] nonNegative = new boolean[series];
        for (int i = 0; i < series; i++) {
            changes[i] = change(panel.values(i), panel.season());
            nonNegative[i] = Arrays.stream(panel.values(i)).allMatch(v -> v >= 0);
        }
        double[] growth = growth(forecasts, observed, changes, horizon);
        double[][] errors = new double[series][forecasts.length];
        double ratios = 0;
        int counted = 0;
        for (int i = 0; i < series; i++) {
            for (int o = 0; o < forecasts.length; o++) {
                errors[i][o] = error(forecasts[o][i], observed[o][i], growth);
                if (errors[i][o] > 0 && changes[i] > 0) {
                    ratios += Math.log(errors[i][o] / changes[i]);
                    counted++;
                }
            }
        }
        double typical = counted == 0 ? 1 : Math.exp(ratios / counted);
        double[] sizes = new double[series];
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < series; i++) {
            sizes[i] = size(errors[i], -1, typical * changes[i]);
            for (int o = 0; o < forecasts.length; o++) {
                double others = size(errors[i], o, typical * changes[i]);
                for (int h = 0; h < horizon && others > 0; h++) {
                    double e = Math.abs(observed[o][i][h] - forecasts[o][i][h]);
                    if (!Double.isNaN(e)) {
                        scores.add(e / (others * growth[h]));
                    }
                }
            }
        }
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        for (int i = 0; i < series && forecasts.length == 1; i++) {
            sizes[i] *= CAUTION;
        }
        return new ConformalIntervals(growth, sorted, sizes, nonNegative);
    }

    /**
     * The step's intervals; without any earlier error they are as wide as nothing. What was never negative isn't expected to become so.
     */
    Point point(int series, int step, double expected, Coverage coverage) {
        double mean = nonNegative[series] ? Math.max(0, expected) : expected;
        List<Interval> intervals = new ArrayList<>();
        for (double level : coverage.levels()) {
            double half = quantile(level) * sizes[series] * growth[step];
            double lower = nonNegative[series] ? Math.max(0, mean - half) : mean - half;
            intervals.add(new Interval(level, Math.min(lower, mean), mean + half));
        }
        return new Point(mean, intervals);
    }

    /** The ⌈(n + 1)·level⌉-th smallest score, the largest if there are fewer. */
    private double quantile(double level) {
        if (scores.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil((scores.length + 1) * level);
        return scores[Math.min(scores.length, Math.max(1, rank)) - 1];
    }

    private static double size(double[] errors, int without, double expected) {
        double logs = expected > 0 ? PRIOR * Math.log(expected) : 0;
        double weight = expected > 0 ? PRIOR : 0;
        for (int o = 0; o < errors.length; o++) {
            if (o != without && errors[o] > 0) {
                logs += Math.log(errors[o]);
                weight++;
            }
        }
        return weight == 0 ? 0 : Math.exp(logs / weight);
    }

    private static double error(double[] forecast, double[] observed, double[] growth) {
        double sum = 0;
        int count = 0;
        for (int h = 0; h < observed.length; h++) {
            if (!Double.isNaN(observed[h])) {
                sum += Math.abs(observed[h] - forecast[h]) / growth[h];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** Mean error at each step in units of the series' changes, smoothed over neighbouring steps, 1 on average. */
    private static double[] growth(double[][][] forecasts, double[][][] observed, double[] changes, int horizon) {
        double[] means = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double sum = 0;
            int count = 0;
            for (int o = 0; o < forecasts.length; o++) {
                for (int i = 0; i < changes.length; i++) {
                    double e = Math.abs(observed[o][i][h] - forecasts[o][i][h]) / changes[i];
                    if (Double.isFinite(e)) {
                        sum += Math.min(e, 100);
                        count++;
                    }
                }
            }
            means[h] = count == 0 ? Math.sqrt(h + 1.0) : sum / count;
        }
        double[] smooth = new double[horizon];
        double total = 0;
        for (int h = 0; h < horizon; h++) {
            double sum = 0;
            int count = 0;
            for (int g = Math.max(0, h - 1); g <= Math.min(horizon - 1, h + 1); g++, count++) {
                sum += means[g];
            }
            smooth[h] = Math.max(sum / count, 1e-9);
            total += smooth[h] / horizon;
        }
        for (int h = 0; h < horizon; h++) {
            smooth[h] /= total;
        }
        return smooth;
    }

    /** Mean absolute change across one cycle, or across one step where the series is shorter than two. */
    private static double change(double[] y, int season) {
        int lag = y.length > 2 * season ? season : 1;
        double sum = 0;
        for (int t = lag; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - lag]);
        }
        return y.length > lag ? sum / (y.length - lag) : 0;
    }
}
