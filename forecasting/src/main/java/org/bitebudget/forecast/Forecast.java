package org.bitebudget.forecast;

import java.util.List;

/**
 * What a model says about the next steps of a series.
 *
 * @param model name of the model that speaks, e.g. {@code ETS(A,Ad,N)}
 * @param points one per step ahead, the nearest first
 */
public record Forecast(String model, List<Point> points) {

    public Forecast {
        points = List.copyOf(points);
    }

    /**
     * One step ahead.
     *
     * @param mean expected value in the unit of the series
     * @param intervals one per asked coverage, in the order asked
     */
    public record Point(double mean, List<Interval> intervals) {
        public Point {
            intervals = List.copyOf(intervals);
        }
    }

    /**
     * A central prediction interval.
     *
     * @param coverage probability that the observation falls inside, e.g. 0.8
     */
    public record Interval(double coverage, double lower, double upper) {}

    public int horizon() {
        return points.size();
    }

    /** The expected values, nearest step first. */
    public double[] means() {
        return points.stream().mapToDouble(Point::mean).toArray();
    }

    /** The same figures under another name, for models that are special cases of others. */
    public Forecast named(String name) {
        return new Forecast(name, points);
    }
}
