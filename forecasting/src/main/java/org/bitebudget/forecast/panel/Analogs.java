package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitebudget.forecast.panel.WindowIndex.Nearest;

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
        int[] plain = IntStream.range(0, back.length)
                .filter(o -> !panel.isGapAt(back[o]))
                .toArray();
        double[][][] together =
                search(panel, IntStream.of(plain).map(o -> back[o]).toArray(), horizon);
        for (int k = 0; k < plain.length; k++) {
            answer[plain[k]] = together[k];
        }
        for (int o = 0; o < back.length; o++) {
            if (answer[o] == null) {
                // a gap at the origin is bridged otherwise before its end is known
                answer[o] = search(panel.before(back[o]), new int[1], horizon)[0];
            }
        }
        return answer;
    }

    /** All origins with one index. */
    private double[][][] search(Panel panel, int[] back, int horizon) {
        double[][][] answer = new double[back.length][panel.size()][];
        if (back.length == 0) {
            return answer;
        }
        WindowShapes shapes = new WindowShapes(panel, window, anchor);
        WindowIndex index = new WindowIndex(shapes);
        IntStream.range(0, back.length * panel.size()).parallel().forEach(task -> {
            int o = task % back.length;
            int i = task / back.length;
            answer[o][i] = forecast(shapes, index, i, back[o], horizon);
        });
        return answer;
    }

    private double[] forecast(WindowShapes shapes, WindowIndex index, int i, int back, int horizon) {
        double[] y = shapes.values(i);
        int end = Math.max(1, y.length - back);
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, y[end - 1]);
        if (!shapes.hasShape(i, end)) {
            return forecast;
        }
        Nearest nearest = index.nearest(shapes.shape(i, end), neighbours, back + horizon);
        double[] sums = new double[horizon];
        double weights = 0;
        for (int k = 0; k < nearest.size(); k++) {
            int s = nearest.series[k];
            double[] z = shapes.values(s);
            double level = shapes.level(s, nearest.ends[k]);
            double scale = shapes.scale(s, nearest.ends[k]);
            double weight = 1 / (nearest.distances[k] / window + CLOSENESS);
            weights += weight;
            for (int h = 0; h < horizon; h++) {
                double limit = WILDEST * Math.sqrt(h + 1.0);
                double move = (z[nearest.ends[k] + h] - level) / scale;
                sums[h] += weight * Math.max(-limit, Math.min(limit, move));
            }
        }
        for (int h = 0; h < horizon && weights > 0; h++) {
            forecast[h] = shapes.level(i, end) + shapes.scale(i, end) * sums[h] / weights;
        }
        return forecast;
    }
}
