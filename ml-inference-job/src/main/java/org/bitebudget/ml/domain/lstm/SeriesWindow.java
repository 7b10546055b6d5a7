package org.bitebudget.ml.domain.lstm;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bitebudget.forecast.Timeline;

/**
 * What a network sees of a series of any kind: the {@link PriceWindow#DAYS} observations up to an origin, {@link PriceWindow#FEATURES} figures each.
 *
 * <ol>
 *   <li>value relative to the newest one
 *   <li>change against the same place a cycle before
 *   <li>sine of the place in the cycle, which is a year where there is no season but dates
 *   <li>its cosine
 *   <li>day of the week from −1 (Monday) to 1 (Sunday); 0 where dates aren't known
 * </ol>
 *
 * <p>It answers with changes against the newest cycle. Both are in units of the mean absolute change from cycle to cycle within the window, and large ones
 * are drawn in (inverse hyperbolic sine). So one network fits series of all sizes. What lies before a series' beginning repeats its first value.
 */
public final class SeriesWindow {
    private static final double YEAR = 365.2425;
    /** Observations beyond a cycle without which there is no change to measure by. */
    private static final int FEWEST = 4;

    private final double[] values;
    private final int season;
    private final Optional<Timeline> timeline;

    /**
     * @param values finite observations, oldest first
     * @param season observations in one cycle, 1 for none
     * @param timeline of these observations
     */
    public SeriesWindow(double[] values, int season, Optional<Timeline> timeline) {
        this.values = values.clone();
        this.season = season;
        this.timeline = timeline.filter(known -> known.unit() == ChronoUnit.DAYS || known.unit() == ChronoUnit.HOURS);
    }

    public int size() {
        return values.length;
    }

    /** Whether the window that ends before {@code end} is long enough and something changes in it from cycle to cycle. */
    public boolean moves(int end) {
        return end >= season + FEWEST && unit(end) > 0;
    }

    /** The window that ends before {@code end}; only of one that {@linkplain #moves moves}. */
    public float[] encode(int end) {
        double newest = values[end - 1];
        double unit = unit(end);
        float[] window = new float[PriceWindow.DAYS * PriceWindow.FEATURES];
        for (int i = 0; i < PriceWindow.DAYS; i++) {
            int t = end - PriceWindow.DAYS + i;
            double value = values[Math.max(0, t)];
            double before = values[Math.max(0, t - season)];
            double angle = 2 * Math.PI * place(t);
            int at = i * PriceWindow.FEATURES;
            window[at] = (float) drawnIn((value - newest) / unit);
            window[at + 1] = (float) drawnIn((value - before) / unit);
            window[at + 2] = (float) Math.sin(angle);
            window[at + 3] = (float) Math.cos(angle);
            window[at + 4] = weekday(t);
        }
        return window;
    }

    /** The right answer to that window. */
    public float[] target(int end, int horizon) {
        double unit = unit(end);
        float[] target = new float[horizon];
        for (int h = 0; h < horizon; h++) {
            target[h] = (float) drawnIn((values[end + h] - sameBefore(end, h)) / unit);
        }
        return target;
    }

    /** The values that an answer stands for. */
    public double[] values(int end, float[] answer) {
        double unit = unit(end);
        double[] values = new double[answer.length];
        for (int h = 0; h < values.length; h++) {
            values[h] = sameBefore(end, h) + unit * Math.sinh(answer[h]);
        }
        return values;
    }

    /** The newest known value at the same place of the cycle; without a season the newest one. */
    private double sameBefore(int end, int step) {
        return values[end - season + step % season];
    }

    private double unit(int end) {
        int first = Math.max(season, end - PriceWindow.DAYS);
        double sum = 0;
        for (int t = first; t < end; t++) {
            sum += Math.abs(values[t] - values[t - season]);
        }
        return sum / (end - first);
    }

    private double place(int t) {
        if (season > 1) {
            return (double) Math.floorMod(t, season) / season;
        }
        return time(t).map(time -> time.getDayOfYear() / YEAR).orElse(0.0);
    }

    private float weekday(int t) {
        return time(t).map(time -> (time.getDayOfWeek().getValue() - 4) / 3f).orElse(0f);
    }

    private Optional<LocalDateTime> time(int t) {
        return timeline.map(known -> known.at(t - values.length + 1));
    }

    /** The inverse hyperbolic sine. */
    private static double drawnIn(double figure) {
        double size = Math.abs(figure);
        return Math.signum(figure) * Math.log(size + Math.sqrt(size * size + 1));
    }
}
