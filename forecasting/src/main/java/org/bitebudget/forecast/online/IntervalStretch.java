package org.bitebudget.forecast.online;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * How much wider or narrower than its model says an interval has to be to hold what it promises: the quantile of the errors in units of the model's own
 * width, followed one error at a time. What falls outside widens it by {@value #RATE} times the coverage, what falls inside narrows it by {@value #RATE}
 * times the rest, so that in the long run the promised share falls inside, whatever the errors' distribution (adaptive conformal inference: Gibbs and
 * Candès, NeurIPS 2021; as quantile tracking: Angelopoulos, Candès and Tibshirani, NeurIPS 2023, §2.1). Constant time and size.
 *
 * @param factors one per coverage, in its order; 1 believes the model
 * @param narrowest least factor: 1 where errors of one step say little about those of many, as with prices that rest and jump
 */
public record IntervalStretch(List<Double> factors, double narrowest) {
    private static final double RATE = 0.05;
    private static final double WIDEST = 8;

    public IntervalStretch {
        factors = List.copyOf(factors);
    }

    /** Believes the models. */
    public static IntervalStretch none(Coverage coverage, double narrowest) {
        return new IntervalStretch(coverage.levels().stream().map(level -> 1.0).toList(), narrowest);
    }

    /**
     * After one further observation.
     *
     * @param said what was expected of it, as {@link #of} made it; intervals of unknown width teach nothing
     * @param observed NaN teaches nothing
     */
    public IntervalStretch update(Point said, double observed) {
        if (Double.isNaN(observed)) {
            return this;
        }
        List<Double> next = new ArrayList<>(factors.size());
        for (int i = 0; i < factors.size(); i++) {
            Interval interval = said.intervals().get(i);
            double before = factors.get(i);
            if (!(interval.upper() > interval.lower())) {
                next.add(before);
                continue;
            }
            boolean inside = interval.lower() <= observed && observed <= interval.upper();
            double step = inside ? interval.coverage() - 1 : interval.coverage();
            next.add(Math.max(narrowest, Math.min(WIDEST, before * Math.exp(RATE * step))));
        }
        return new IntervalStretch(next, narrowest);
    }

    /** The forecast with its intervals stretched around their means. */
    public Forecast of(Forecast forecast) {
        return new Forecast(
                forecast.model(), forecast.points().stream().map(this::of).toList());
    }

    private Point of(Point point) {
        List<Interval> intervals = new ArrayList<>(factors.size());
        for (int i = 0; i < factors.size(); i++) {
            Interval said = point.intervals().get(i);
            double factor = factors.get(i);
            intervals.add(new Interval(
                    said.coverage(),
                    point.mean() - factor * (point.mean() - said.lower()),
                    point.mean() + factor * (said.upper() - point.mean())));
        }
        return new Point(point.mean(), intervals);
    }
}
