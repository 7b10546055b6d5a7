package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Forecasts from the end of every series. */
    public PanelForecast forecast(Panel panel, int horizon, Coverage coverage) {
        int[] trials = Origins.of(panel, horizon);
        int[] back = Arrays.copyOf(trials, trials.length + 1);
        double[][][][] forecasts = new double[methods.size()][][][];
        for (int j = 0; j < forecasts.length; j++) {
            forecasts[j] = methods.get(j).forecast(panel, back, horizon);
        }
        double[][][] observed = Origins.observed(panel, trials, horizon);
        double[][] weights = Combination.weights(forecasts, observed, trials.length < FEW ? POWER_OF_FEW : POWER);
        if (trials.length == 0) {
            weights = new double[panel.size()][methods.size()];
            for (double[] w : weights) {
                w[0] = 1;
            }
        }
        double[][][] combined = new double[back.length][panel.size()][horizon];
        for (int o = 0; o < back.length; o++) {
            for (int i = 0; i < panel.size(); i++) {
                for (int h = 0; h < horizon; h++) {
                    for (int j = 0; j < forecasts.length; j++) {
                        combined[o][i][h] += weights[i][j] * forecasts[j][o][i][h];
                    }
                }
            }
        }
        double[][][] tried = Arrays.copyOf(combined, trials.length);
        ConformalIntervals intervals = ConformalIntervals.of(panel, tried, observed, horizon);
        List<Forecast> answers = new ArrayList<>(panel.size());
        for (int i = 0; i < panel.size(); i++) {
            List<Point> points = new ArrayList<>(horizon);
            for (int h = 0; h < horizon; h++) {
                points.add(intervals.point(i, h, combined[trials.length][i][h], coverage));
            }
            answers.add(new Forecast(label, points));
        }
        return new PanelForecast(answers, members(weights));
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
