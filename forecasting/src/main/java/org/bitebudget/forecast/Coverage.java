package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.hipparchus.special.Erf;

/**
 * The coverages that prediction intervals are asked for, each within (0, 1), and how an interval follows from what a model knows of its errors.
 */
public record Coverage(List<Double> levels) {

    /** The two coverages of forecasting competitions and of every forecast event: 80 % and 95 %. */
    public static final Coverage STANDARD = new Coverage(List.of(0.8, 0.95));

    /** Point forecasts only. */
    public static final Coverage NONE = new Coverage(List.of());

    // looked for with every point of every forecast
    private static final double Z_80 = deviations(0.8);
    private static final double Z_95 = deviations(0.95);

    public Coverage {
        levels = List.copyOf(levels);
        for (double level : levels) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("a coverage lies within (0, 1) but one is " + level);
            }
        }
    }

    /** Intervals of a normal distribution. */
    public Point normal(double mean, double standardDeviation) {
        List<Interval> intervals = new ArrayList<>(levels.size());
        for (double level : levels) {
            double half = (level == 0.8 ? Z_80 : level == 0.95 ? Z_95 : deviations(level)) * standardDeviation;
            intervals.add(new Interval(level, mean - half, mean + half));
        }
        return new Point(mean, intervals);
    }

    /** Half the width of the central interval of a standard normal distribution. */
    private static double deviations(double level) {
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** Intervals between the empirical quantiles of simulated outcomes; {@code outcomes} is sorted in place. */
    public Point empirical(double mean, double[] outcomes) {
        Arrays.sort(outcomes);
        List<Interval> intervals = new ArrayList<>(levels.size());
        for (double level : levels) {
            intervals.add(
                    new Interval(level, quantile(outcomes, (1 - level) / 2), quantile(outcomes, (1 + level) / 2)));
        }
        return new Point(mean, intervals);
    }

    /** Linear interpolation between order statistics: definition 7 of Hyndman and Fan, The American Statistician 50 (1996). */
    static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
