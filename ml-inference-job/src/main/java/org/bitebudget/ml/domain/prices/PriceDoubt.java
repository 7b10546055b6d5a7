package org.bitebudget.ml.domain.prices;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * The least doubt about a grocery price: even one that never changed, or was seen once, may move as prices in general do. Intervals are widened
 * to those of a random walk with a daily standard deviation of {@value #DAILY_DEVIATION} of the price, and never reach below zero. The figure is
 * the root mean square daily change over the smaller of three supermarket feeds with 45,000 products, see docs/forecasts.md.
 */
final class PriceDoubt {
    private static final double DAILY_DEVIATION = 0.0125;

    private PriceDoubt() {}

    static Forecast widen(Forecast forecast) {
        List<Point> points = new ArrayList<>(forecast.horizon());
        for (int h = 0; h < forecast.horizon(); h++) {
            Point point = forecast.points().get(h);
            double mean = Math.max(0, point.mean());
            List<Double> levels =
                    point.intervals().stream().map(Interval::coverage).toList();
            Point least = new Coverage(levels).normal(mean, DAILY_DEVIATION * mean * Math.sqrt(h + 1));
            List<Interval> intervals = new ArrayList<>(levels.size());
            for (int i = 0; i < levels.size(); i++) {
                intervals.add(wider(point.intervals().get(i), least.intervals().get(i)));
            }
            points.add(new Point(mean, intervals));
        }
        return new Forecast(forecast.model(), points);
    }

    private static Interval wider(Interval said, Interval least) {
        boolean unknown = Double.isNaN(said.lower());
        return new Interval(
                said.coverage(),
                Math.max(0, unknown ? least.lower() : Math.min(said.lower(), least.lower())),
                unknown ? least.upper() : Math.max(said.upper(), least.upper()));
    }
}
