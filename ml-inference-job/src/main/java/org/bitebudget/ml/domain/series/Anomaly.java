package org.bitebudget.ml.domain.series;

import java.util.Optional;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * A value outside the interval that was expected of it a step before; all figures in the unit of the series.
 *
 * @param step when
 * @param lower lower bound of the interval that holds {@value #LEVEL_PERCENT} %
 * @param upper its upper bound
 */
public record Anomaly(int step, double observed, double expected, double lower, double upper) {
    /** Coverage of the interval. */
    public static final int LEVEL_PERCENT = 95;

    /** The anomaly, if the value is one. */
    static Optional<Anomaly> of(int step, double observed, Point expected) {
        Interval widest = expected.intervals().get(expected.intervals().size() - 1);
        boolean inside = widest.lower() <= observed && observed <= widest.upper();
        return inside || Double.isNaN(observed)
                ? Optional.empty()
                : Optional.of(new Anomaly(step, observed, expected.mean(), widest.lower(), widest.upper()));
    }
}
