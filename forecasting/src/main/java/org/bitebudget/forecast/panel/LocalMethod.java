package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A method that looks at each series by itself, fitted anew at each origin. */
public final class LocalMethod implements PanelMethod {

    /** Forecast of one series. */
    @FunctionalInterface
    public interface Rule {
        /**
         * @param values finite observations, oldest first, at least one
         * @param season observations in one cycle, 1 for none
         * @return one finite value per step
         */
        double[] forecast(double[] values, int season, int horizon);
    }

    private final String label;
    private final Rule rule;

    public LocalMethod(String label, Rule rule) {
        this.label = label;
        this.rule = rule;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        double[][][] answer = new double[back.length][panel.size()][];
        IntStream.range(0, panel.size()).parallel().forEach(i -> {
            double[] values = panel.values(i);
            for (int o = 0; o < back.length; o++) {
                double[] known = Arrays.copyOf(values, Math.max(1, values.length - back[o]));
                answer[o][i] = rule.forecast(known, panel.season(), horizon);
            }
        });
        return answer;
    }
}
