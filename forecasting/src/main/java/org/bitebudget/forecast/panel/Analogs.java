package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Nearest neighbours: what followed the windows, anywhere in the panel, that looked most like the newest one of a series (Yakowitz, Journal of Time
 * Series Analysis 8, 1987; across series: Nikolopoulos, Babai and Bozos, International Journal of Production Economics 181, 2016). Windows are
 * compared relative to an anchor and in units of their mean absolute change. Where series of a file are parts or copies of one another, the
 * neighbour is the series' own continuation and close to exact.
 */
public final class Analogs implements PanelMethod {

    /** What windows are aligned by. */
    public enum Anchor {
        /** The newest value: forecasts go on from it. */
        LAST,
        /** The mean of the window: forecasts return to the level of the pattern. */
        MEAN
    }

    private static final double CLOSENESS = 1e-3;
    private static final double STILL = 1e-12;
    /** Moves beyond this many mean changes, growing with the root of the step, are cut: such a neighbour lay nearly still and then jumped. */
    private static final double WILDEST = 8;

    private final String label;
    private final int window;
    private final int neighbours;
    private final Anchor anchor;

    /**
     * @param window observations compared, at least 2
     * @param neighbours how many continuations are averaged, weighted by the inverse of their distance
     */
    public Analogs(String label, int window, int neighbours, Anchor anchor) {
        this.label = label;
        this.window = window;
        this.neighbours = neighbours;
        this.anchor = anchor;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        double[][][] answer = new double[back.length][][];
        for (int o = 0; o < back.length; o++) {
            Panel known = panel.before(back[o]);
            double[][] levels = new double[known.size()][];
            double[][] scales = new double[known.size()][];
            for (int s = 0; s < known.size(); s++) {
                levels[s] = levels(known.values(s));
                scales[s] = scales(known.values(s));
            }
            answer[o] = IntStream.range(0, known.size())
                    .parallel()
                    .mapToObj(i -> new Search(known, levels, scales).forecast(i, horizon))
                    .toArray(double[][]::new);
        }
        return answer;
    }

    /** The anchor of the window that ends before each place. */
    private double[] levels(double[] y) {
        double[] levels = new double[y.length + 1];
        double sum = 0;
        for (int end = 1; end <= y.length; end++) {
            sum += y[end - 1] - (end > window ? y[end - window - 1] : 0);
            levels[end] = anchor == Anchor.LAST ? y[end - 1] : sum / Math.min(end, window);
        }
        return levels;
    }

    /** Mean absolute change in the window that ends before each place. */
    private double[] scales(double[] y) {
        double[] scales = new double[y.length + 1];
        double sum = 0;
        for (int end = 2; end <= y.length; end++) {
            sum += Math.abs(y[end - 1] - y[end - 2]);
            if (end > window) {
                sum -= Math.abs(y[end - window] - y[end - window - 1]);
            }
            scales[end] = sum / (window - 1);
        }
        return scales;
    }

    /** The best neighbours of one series so far, the nearest first. */
    private final class Search {
        private final Panel panel;
        private final double[][] levels;
        private final double[][] scales;
        private final double[] distances = new double[neighbours];
        private final int[] ends = new int[neighbours];
        private final int[] series = new int[neighbours];

        Search(Panel panel, double[][] levels, double[][] scales) {
            this.panel = panel;
            this.levels = levels;
            this.scales = scales;
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
        }

        double[] forecast(int index, int horizon) {
            double[] y = panel.values(index);
            int n = y.length;
            double[] forecast = new double[horizon];
            Arrays.fill(forecast, y[n - 1]);
            double scale = n < window ? 0 : scales[index][n];
            if (scale < STILL) {
                return forecast;
            }
            // places where the pattern stands out come first, so that unlike windows are given up early
            double[] pattern = new double[window];
            for (int j = 0; j < window; j++) {
                pattern[j] = (y[n - 1 - j] - levels[index][n]) / scale;
            }
            int[] order = IntStream.range(0, window)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -Math.abs(pattern[j])))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] sorted = Arrays.stream(order).mapToDouble(j -> pattern[j]).toArray();
            for (int s = 0; s < panel.size(); s++) {
                scan(s, sorted, order, horizon);
            }
            return continued(forecast, levels[index][n], scale);
        }

        private void scan(int s, double[] pattern, int[] order, int horizon) {
            double[] z = panel.values(s);
            for (int end = window; end + horizon <= z.length; end++) {
                if (scales[s][end] < STILL) {
                    continue;
                }
                double inverse = 1 / scales[s][end];
                double level = levels[s][end];
                double limit = distances[neighbours - 1];
                double distance = 0;
                for (int k = 0; k < pattern.length && distance < limit; k++) {
                    double d = pattern[k] - (z[end - 1 - order[k]] - level) * inverse;
                    distance += d * d;
                }
                if (distance < limit) {
                    insert(distance, end, s);
                }
            }
        }

        private void insert(double distance, int end, int s) {
            int k = neighbours - 1;
            for (; k > 0 && distances[k - 1] > distance; k--) {
                distances[k] = distances[k - 1];
                ends[k] = ends[k - 1];
                series[k] = series[k - 1];
            }
            distances[k] = distance;
            ends[k] = end;
            series[k] = s;
        }

        private double[] continued(double[] forecast, double level, double scale) {
            double[] sums = new double[forecast.length];
            double weights = 0;
            for (int k = 0; k < neighbours && Double.isFinite(distances[k]); k++) {
                double[] z = panel.values(series[k]);
                double weight = 1 / (distances[k] / window + CLOSENESS);
                weights += weight;
                for (int h = 0; h < sums.length; h++) {
                    double move = (z[ends[k] + h] - levels[series[k]][ends[k]]) / scales[series[k]][ends[k]];
                    double limit = WILDEST * Math.sqrt(h + 1.0);
                    sums[h] += weight * Math.max(-limit, Math.min(limit, move));
                }
            }
            for (int h = 0; h < forecast.length && weights > 0; h++) {
                forecast[h] = level + scale * sums[h] / weights;
            }
            return forecast;
        }
    }
}
