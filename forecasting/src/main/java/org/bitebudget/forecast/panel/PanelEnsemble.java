package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Point;

/**
 * The default: all methods that suit a panel, each heard as far as it was right at earlier origins ({@link Combination}), with intervals as wide as
 * the combination was wrong there ({@link ConformalIntervals}).
 */
public final class PanelEnsemble {
    /** How strongly a series follows its own errors: three trials say more than one or two. */
    private static final double POWER = 2;

    private static final double POWER_OF_FEW = 1;
    private static final int FEW = 3;

    /** Hears how far a forecast has come. */
    @FunctionalInterface
    public interface Progress {
        /** Hears nothing. */
        Progress NONE = (done, all, label) -> {};

        /**
         * @param done methods that have answered
         * @param all methods that are asked
         * @param label whose turn it is now
         */
        void at(int done, int all, String label);
    }

    private final String label;
    private final List<PanelMethod> methods;

    /** @param methods one or more; the first answers alone where the panel is too short for trials */
    public PanelEnsemble(String label, List<PanelMethod> methods) {
        this.label = label;
        this.methods = List.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("an ensemble needs a method");
        }
    }

    public String label() {
        return label;
    }

    /** Forecasts from the end of every series. */
    public PanelForecast forecast(Panel panel, int horizon, Coverage coverage) {
        return forecast(panel, horizon, coverage, Progress.NONE);
    }

    /** @param progress hears of every method when it begins, and once more when all are done */
    public PanelForecast forecast(Panel panel, int horizon, Coverage coverage, Progress progress) {
        int[] trials = Origins.of(panel, horizon);
        int[] back = Arrays.copyOf(trials, trials.length + 1);
        double[][][][] forecasts = new double[methods.size()][][][];
        for (int j = 0; j < forecasts.length; j++) {
            progress.at(j, forecasts.length, methods.get(j).label());
            forecasts[j] = methods.get(j).forecast(panel, back, horizon);
        }
        progress.at(forecasts.length, forecasts.length, label);
        double[][][] observed = Origins.observed(panel, trials, horizon);
        Combination combination = new Combination(forecasts, observed);
        double[][] weights = weights(combination, trials.length, panel.size());
        double[][] means = combined(forecasts, weights, trials.length);
        boolean apart = Origins.apart(trials, horizon);
        double[][][] tried = tried(forecasts, combination, trials.length, weights, apart);
        ConformalIntervals intervals = ConformalIntervals.of(panel, tried, observed, horizon, apart);
        List<Forecast> answers = new ArrayList<>(panel.size());
        for (int i = 0; i < panel.size(); i++) {
            List<Point> points = new ArrayList<>(horizon);
            for (int h = 0; h < horizon; h++) {
                points.add(intervals.point(i, h, means[i][h], coverage));
            }
            answers.add(new Forecast(label, points));
        }
        return new PanelForecast(answers, members(weights));
    }

    private double[][] weights(Combination combination, int trials, int series) {
        if (trials > 0) {
            return combination.weights(power(trials));
        }
        double[][] first = new double[series][methods.size()];
        for (double[] w : first) {
            w[0] = 1;
        }
        return first;
    }

    private static double power(int trials) {
        return trials < FEW ? POWER_OF_FEW : POWER;
    }

    /**
     * What the combination would have said at each trial, had its weights been learnt from the other trials alone: with weights learnt from the same
     * errors it would look better than it is. A single trial has no others.
     *
     * <p>The weights that speak are learnt from one trial more. If the best ones err by e, those of n trials err by about e + c/n on new trials and by
     * e − c/n on their own (the optimism of Efron, Journal of the American Statistical Association 78, 1983), and those of the n − 1 others by
     * e + c/(n − 1). So e + c/n lies 1/(2n − 1) of the way from the last to the second, where trials are apart.
     */
    private double[][][] tried(
            double[][][][] forecasts, Combination combination, int trials, double[][] weights, boolean apart) {
        double way = apart ? 1.0 / (2 * trials - 1) : 0;
        return IntStream.range(0, trials)
                .parallel()
                .mapToObj(o -> {
                    double[][] others = trials < 2 ? weights : combination.weightsWithout(o, power(trials));
                    return combined(forecasts, between(others, weights, way), o);
                })
                .toArray(double[][][]::new);
    }

    private static double[][] between(double[][] from, double[][] to, double way) {
        double[][] between = new double[from.length][];
        for (int i = 0; i < from.length; i++) {
            between[i] = new double[from[i].length];
            for (int j = 0; j < from[i].length; j++) {
                between[i][j] = from[i][j] + way * (to[i][j] - from[i][j]);
            }
        }
        return between;
    }

    private static double[][] combined(double[][][][] forecasts, double[][] weights, int origin) {
        double[][] combined = new double[weights.length][];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = new double[forecasts[0][origin][i].length];
            for (int j = 0; j < forecasts.length; j++) {
                double[] forecast = forecasts[j][origin][i];
                for (int h = 0; h < forecast.length; h++) {
                    combined[i][h] += weights[i][j] * forecast[h];
                }
            }
        }
        return combined;
    }

    private List<PanelForecast.Member> members(double[][] weights) {
        List<PanelForecast.Member> members = new ArrayList<>(methods.size());
        for (int j = 0; j < methods.size(); j++) {
            double sum = 0;
            for (double[] w : weights) {
                sum += w[j];
            }
            members.add(new PanelForecast.Member(methods.get(j).label(), sum / Math.max(1, weights.length)));
        }
        return members;
    }
}
