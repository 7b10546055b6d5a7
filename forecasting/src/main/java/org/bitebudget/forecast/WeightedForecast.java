package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;

/** A forecast and its share in an average. */
public record WeightedForecast(Forecast forecast, double weight) {

    /** The average of means and of bounds; all parts must have the same horizon and coverages, and weights that add up to 1. */
    public static Forecast average(String name, List<WeightedForecast> parts) {
        Forecast first = parts.get(0).forecast();
        List<Point> points = new ArrayList<>(first.horizon());
        for (int h = 0; h < first.horizon(); h++) {
            points.add(step(parts, h));
        }
        return new Forecast(name, points);
    }

    private static Point step(List<WeightedForecast> parts, int h) {
        int coverages = parts.get(0).forecast().points().get(h).intervals().size();
        double mean = 0;
        double[] lower = new double[coverages];
        double[] upper = new double[coverages];
        for (WeightedForecast part : parts) {
            Point point = part.forecast().points().get(h);
            mean += part.weight() * point.mean();
            for (int i = 0; i < coverages; i++) {
                lower[i] += part.weight() * point.intervals().get(i).lower();
                upper[i] += part.weight() * point.intervals().get(i).upper();
            }
        }
        List<Interval> intervals = new ArrayList<>(coverages);
        for (int i = 0; i < coverages; i++) {
            double coverage =
                    parts.get(0).forecast().points().get(h).intervals().get(i).coverage();
            intervals.add(new Interval(coverage, lower[i], upper[i]));
        }
        return new Point(mean, intervals);
    }
}
