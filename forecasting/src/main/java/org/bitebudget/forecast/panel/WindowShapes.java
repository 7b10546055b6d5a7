package org.bitebudget.forecast.panel;

import org.bitebudget.forecast.panel.Analogs.Anchor;

/**
 * Every window of one length in a panel, as a shape: relative to its anchor and in units of its mean absolute change. A window is known by its
 * series and by the place after its last observation.
 */
final class WindowShapes {
    /** Windows with less change than this have no shape. */
    static final double STILL = 1e-12;

    private final Panel panel;
    private final int window;
    private final double[][] levels;
    private final double[][] scales;

    WindowShapes(Panel panel, int window, Anchor anchor) {
        this.panel = panel;
        this.window = window;
        levels = new double[panel.size()][];
        scales = new double[panel.size()][];
        for (int s = 0; s < panel.size(); s++) {
            levels[s] = levels(panel.values(s), anchor);
            scales[s] = scales(panel.values(s));
        }
    }

    int window() {
        return window;
    }

    int seriesCount() {
        return panel.size();
    }

    double[] values(int series) {
        return panel.values(series);
    }

    /** What the window is aligned by, in the unit of the series. */
    double level(int series, int end) {
        return levels[series][end];
    }

    /** Mean absolute change in the window, in the unit of the series. */
    double scale(int series, int end) {
        return scales[series][end];
    }

    boolean hasShape(int series, int end) {
        return end >= window && scales[series][end] >= STILL;
    }

    /** The shape, oldest observation first. */
    double[] shape(int series, int end) {
        double[] z = values(series);
        double level = level(series, end);
        double inverse = 1 / scale(series, end);
        double[] shape = new double[window];
        for (int j = 0; j < window; j++) {
            shape[j] = (z[end - window + j] - level) * inverse;
        }
        return shape;
    }

    /** The squared distance of a shape to a window's, or something above {@code limit} if it is above that. */
    double distance(double[] shape, int series, int end, double limit) {
        double[] z = values(series);
        double level = level(series, end);
        double inverse = 1 / scale(series, end);
        int from = end - window;
        double distance = 0;
        int j = 0;
        // four at once, so that no sum waits for the one before it
        for (; j + 4 <= window && distance <= limit; j += 4) {
            double d0 = shape[j] - (z[from + j] - level) * inverse;
            double d1 = shape[j + 1] - (z[from + j + 1] - level) * inverse;
            double d2 = shape[j + 2] - (z[from + j + 2] - level) * inverse;
            double d3 = shape[j + 3] - (z[from + j + 3] - level) * inverse;
            distance += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
        }
        for (; j < window && distance <= limit; j++) {
            double d = shape[j] - (z[from + j] - level) * inverse;
            distance += d * d;
        }
        return distance;
    }

    /** The anchor of the window that ends before each place. */
    private double[] levels(double[] y, Anchor anchor) {
        double[] ends = new double[y.length + 1];
        double sum = 0;
        for (int end = 1; end <= y.length; end++) {
            sum += y[end - 1] - (end > window ? y[end - window - 1] : 0);
            ends[end] = anchor == Anchor.LAST ? y[end - 1] : sum / Math.min(end, window);
        }
        return ends;
    }

    /** Mean absolute change in the window that ends before each place. */
    private double[] scales(double[] y) {
        double[] ends = new double[y.length + 1];
        double sum = 0;
        for (int end = 2; end <= y.length; end++) {
            sum += Math.abs(y[end - 1] - y[end - 2]);
            if (end > window) {
                sum -= Math.abs(y[end - window] - y[end - window - 1]);
            }
            ends[end] = sum / (window - 1);
        }
        return ends;
    }
}
