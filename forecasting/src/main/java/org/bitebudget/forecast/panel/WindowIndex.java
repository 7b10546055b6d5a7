package org.bitebudget.forecast.panel;

import java.util.Arrays;

/**
 * Finds the windows of a panel nearest to a shape, exactly, without looking at most of them: neighbouring windows are alike, so runs of them lie in
 * small boxes of the space of principal shapes, and boxes beyond the distance found so far are passed over whole (the ST-index of Faloutsos,
 * Ranganathan and Manolopoulos, SIGMOD 1994, with principal components instead of Fourier coefficients).
 */
final class WindowIndex {
    private static final int RUN = 8;
    private static final int FIRST_RUNS = 12;
    /** Windows kept; of larger panels every second, third… window is. */
    private static final int MOST_WINDOWS = 2_000_000;
    /** Distances are compared in single precision first; this much more than its rounding is allowed for. */
    private static final double ROUNDING = 1e-6;

    private final WindowShapes shapes;
    private final PrincipalShapes principal;
    private final int directions;
    /** [window · directions + direction]: what is looked at together lies together. */
    private final float[] along;

    private final int[] series;
    private final int[] ends;
    /** [direction][run]: middle and half width of the box around a run. */
    private final float[][] middles;

    private final float[][] halves;

    WindowIndex(WindowShapes shapes) {
        this.shapes = shapes;
        principal = PrincipalShapes.of(shapes);
        int stride = stride();
        int count = 0;
        for (int s = 0; s < shapes.seriesCount(); s++) {
            count += places(s, stride).length;
        }
        directions = principal.dimensions() + 1;
        along = new float[Math.multiplyExact(count, directions)];
        series = new int[count];
        ends = new int[count];
        int at = 0;
        for (int s = 0; s < shapes.seriesCount(); s++) {
            int[] places = places(s, stride);
            double[][] all = principal.along(shapes, s);
            for (int end : places) {
                series[at] = s;
                ends[at] = end;
                for (int d = 0; d < directions; d++) {
                    along[at * directions + d] = (float) all[d][end - shapes.window()];
                }
                at++;
            }
        }
        int runs = (count + RUN - 1) / RUN;
        middles = new float[directions][runs];
        halves = new float[directions][runs];
        for (int d = 0; d < directions; d++) {
            for (int r = 0; r < runs; r++) {
                float low = Float.POSITIVE_INFINITY;
                float high = Float.NEGATIVE_INFINITY;
                for (int i = r * RUN; i < Math.min(count, (r + 1) * RUN); i++) {
                    low = Math.min(low, along[i * directions + d]);
                    high = Math.max(high, along[i * directions + d]);
                }
                middles[d][r] = (low + high) / 2;
                halves[d][r] = (high - low) / 2;
            }
        }
    }

    private int stride() {
        long windows = 0;
        for (int s = 0; s < shapes.seriesCount(); s++) {
            windows += Math.max(0, shapes.values(s).length - shapes.window());
        }
        return (int) Math.max(1, (windows + MOST_WINDOWS - 1) / MOST_WINDOWS);
    }

    /** Ends of the windows of a series that something follows and that have a shape. */
    private int[] places(int s, int stride) {
        int[] places = new int[Math.max(0, shapes.values(s).length - shapes.window())];
        int count = 0;
        for (int end = shapes.window() + s % stride; end < shapes.values(s).length; end += stride) {
            if (shapes.hasShape(s, end)) {
                places[count++] = end;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** The nearest windows, the nearest first; of equally near ones the first in the panel. */
    static final class Nearest {
        final double[] distances;
        final int[] series;
        final int[] ends;
        private int size;

        Nearest(int most) {
            distances = new double[most];
            series = new int[most];
            ends = new int[most];
        }

        int size() {
            return size;
        }

        /** Squared distance that a window must not exceed to be among them. */
        double limit() {
            return size < distances.length ? Double.POSITIVE_INFINITY : distances[size - 1];
        }

        private void offer(double distance, int s, int end) {
            int k = size;
            while (k > 0 && isBefore(distance, s, end, k - 1)) {
                k--;
            }
            if (k == distances.length) {
                return;
            }
            size = Math.min(distances.length, size + 1);
            for (int j = size - 1; j > k; j--) {
                distances[j] = distances[j - 1];
                series[j] = series[j - 1];
                ends[j] = ends[j - 1];
            }
            distances[k] = distance;
            series[k] = s;
            ends[k] = end;
        }

        private boolean isBefore(double distance, int s, int end, int k) {
            if (distance != distances[k]) {
                return distance < distances[k];
            }
            return s != series[k] ? s < series[k] : end < ends[k];
        }
    }

    /**
     * @param shape of the index's window length
     * @param most how many to find at most
     * @param back windows count only if they end this many steps before the end of their series, or earlier
     */
    Nearest nearest(double[] shape, int most, int back) {
        float[] query = principal.along(shape);
        double length = 0;
        for (float q : query) {
            length += (double) q * q;
        }
        double slack = ROUNDING * Math.sqrt(length);
        float[] bounds = boxDistances(query);
        Nearest nearest = new Nearest(most);
        boolean[] seen = new boolean[bounds.length];
        for (int r : smallest(bounds, FIRST_RUNS)) {
            seen[r] = true;
            look(r, shape, query, slack, back, nearest);
        }
        float widest = widest(nearest, slack);
        for (int r = 0; r < bounds.length; r++) {
            // twice the distance outside was added up
            if (bounds[r] <= 4 * widest && !seen[r]) {
                look(r, shape, query, slack, back, nearest);
                widest = widest(nearest, slack);
            }
        }
        return nearest;
    }

    private static float widest(Nearest nearest, double slack) {
        double radius = Math.sqrt(nearest.limit()) * (1 + ROUNDING) + slack;
        return (float) (radius * radius);
    }

    /** Four times the squared distance of a point to each box. */
    private float[] boxDistances(float[] query) {
        float[] sums = new float[middles[0].length];
        for (int d = 0; d < query.length; d++) {
            float q = query[d];
            float[] middle = middles[d];
            float[] half = halves[d];
            for (int r = 0; r < sums.length; r++) {
                float outside = Math.abs(middle[r] - q) - half[r];
                float twice = outside + Math.abs(outside);
                sums[r] += twice * twice;
            }
        }
        return sums;
    }

    private static int[] smallest(float[] values, int most) {
        int[] best = new int[Math.min(most, values.length)];
        int size = 0;
        for (int r = 0; r < values.length; r++) {
            if (size == best.length && values[r] >= values[best[size - 1]]) {
                continue;
            }
            int k = size < best.length ? size++ : size - 1;
            for (; k > 0 && values[best[k - 1]] > values[r]; k--) {
                best[k] = best[k - 1];
            }
            best[k] = r;
        }
        return best;
    }

    /** Looks at the windows of a run one by one. */
    private void look(int run, double[] shape, float[] query, double slack, int back, Nearest nearest) {
        float widest = widest(nearest, slack);
        for (int i = run * RUN; i < Math.min(series.length, (run + 1) * RUN); i++) {
            int s = series[i];
            if (distanceAlong(i, query, widest) <= widest && ends[i] <= shapes.values(s).length - back) {
                double limit = nearest.limit();
                double distance = shapes.distance(shape, s, ends[i], limit);
                if (distance <= limit) {
                    nearest.offer(distance, s, ends[i]);
                    widest = widest(nearest, slack);
                }
            }
        }
    }

    /** The squared distance to a window along the directions, or something above {@code limit} if it is above that. */
    private float distanceAlong(int window, float[] query, float limit) {
        float distance = 0;
        int from = window * directions;
        for (int d = 0; d < query.length && distance <= limit; d++) {
            float difference = along[from + d] - query[d];
            distance += difference * difference;
        }
        return distance;
    }
}
