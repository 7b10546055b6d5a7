package org.bitebudget.ml.domain.series;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/**
 * The least doubt about a forecast, and its bounds.
 *
 * <p>Even a price that never changed, or was seen once, may move as prices in general do: intervals are at least those of a random walk with a daily standard
 * deviation of {@value #DAILY_DEVIATION} of the price, the root mean square daily change over the smaller of three supermarket feeds with 45,000 products,
 * see docs/forecasts.md. What is spent or bought varies by its own size until two steps say otherwise. Nothing is forecast below zero.
 */
final class Doubt {
    private static final double DAILY_DEVIATION = 0.0125;

    private Doubt() {}

    static Forecast widen(Profile profile, Forecast forecast) {
        List<Point> points = new ArrayList<>(forecast.horizon());
        for (int h = 0; h < forecast.horizon(); h++) {
            points.add(widen(profile, forecast.points().get(h), h + 1));
        }
        return new Forecast(forecast.model(), points);
    }

    static Point widen(Profile profile, Point point, int steps) {
        double mean = Math.max(0, point.mean());
        double least = profile == Profile.PRICE ? DAILY_DEVIATION * mean * Math.sqrt(steps) : 0;
        Point atLeast = Coverage.STANDARD.normal(mean, least);
        Point unknown = profile == Profile.PRICE ? atLeast : Coverage.STANDARD.normal(mean, mean);
        List<Interval> intervals = new ArrayList<>(point.intervals().size());
        for (int i = 0; i < point.intervals().size(); i++) {
            Interval said = point.intervals().get(i);
            Interval wide = Double.isNaN(said.lower())
                    ? unknown.intervals().get(i)
                    : wider(said, atLeast.intervals().get(i));
            intervals.add(new Interval(said.coverage(), Math.max(0, wide.lower()), Math.max(0, wide.upper())));
        }
        return new Point(mean, intervals);
    }

    private static Interval wider(Interval said, Interval least) {
        return new Interval(
                said.coverage(), Math.min(said.lower(), least.lower()), Math.max(said.upper(), least.upper()));
    }

    /**
     * What errors are measured by.
     *
     * @param usualChange mean absolute change from step to step, 0 where nothing ever changed
     * @param last the newest value
     */
    static double scale(Profile profile, double usualChange, double last) {
        double least = profile == Profile.PRICE ? DAILY_DEVIATION * last : usualChange > 0 ? 0 : last;
        double scale = Math.max(usualChange, least);
        return scale > 0 ? scale : 1;
    }
}
