package org.bitebudget.forecast.panel;

import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;

/** A method that looks at each series by itself, some also at weekdays, months and holidays where times are known; fitted anew at each origin. */
public final class LocalMethod implements PanelMethod {

    /** Forecast of one series from its values alone. */
    @FunctionalInterface
    public interface Rule {
        /**
         * @param values finite observations, oldest first, at least one
         * @param season observations in one cycle, 1 for none
         * @return one finite value per step
         */
        double[] forecast(double[] values, int season, int horizon);
    }

    /** Forecast of one series from its values, their times and what else is known. */
    @FunctionalInterface
    public interface CalendarRule {
        /**
         * @param values finite observations, oldest first, at least one
         * @param season observations in one cycle, 1 for none
         * @param timeline of these observations, null where times aren't known
         * @param regressors what else is known, [regressor][observation, then step ahead]
         * @return one finite value per step
         */
        double[] forecast(double[] values, int season, Timeline timeline, double[][] regressors, int horizon);
    }

    private final String label;
    private final CalendarRule rule;

    public LocalMethod(String label, Rule rule) {
        this(label, (values, season, timeline, regressors, horizon) -> rule.forecast(values, season, horizon));
    }

    public LocalMethod(String label, CalendarRule rule) {
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
            for (int o = 0; o < back.length; o++) {
                int steps = back[o];
                Timeline timeline =
                        panel.timeline().map(whole -> whole.before(steps)).orElse(null);
                answer[o][i] =
                        rule.forecast(panel.valuesBefore(i, steps), panel.season(), timeline, new double[0][], horizon);
            }
        });
        return answer;
    }
}
