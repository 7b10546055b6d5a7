package org.bitebudget.forecast.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.Timeline;

/**
 * Many series of one kind, such as all of a file: what one shows helps to forecast another. Gaps are bridged by straight lines, so every value is
 * finite; a series has at least one.
 *
 * <p>Instances are immutable; the arrays are shared with the methods, which must not write to them.
 */
public final class Panel {
    private final List<double[]> series;
    private final int season;
    /** Null where times aren't known. */
    private final Timeline timeline;

    private Panel(List<double[]> series, int season, Timeline timeline) {
        this.series = List.copyOf(series);
        this.season = season;
        this.timeline = timeline;
    }

    /**
     * @param series observations of each, oldest first; NaN and infinities are gaps
     * @param season observations in one cycle, 1 for none
     * @throws IllegalArgumentException if a series has no finite value, or {@code season} is below 1
     */
    public static Panel of(List<double[]> series, int season) {
        if (season < 1) {
            throw new IllegalArgumentException("season must be at least 1 but is " + season);
        }
        List<double[]> bridged = new ArrayList<>(series.size());
        for (double[] values : series) {
            bridged.add(Gaps.bridged(values));
        }
        return new Panel(bridged, season, null);
    }

    public int size() {
        return series.size();
    }

    /** Observations in one cycle; 1 means none. */
    public int season() {
        return season;
    }

    /** The observations of one series, oldest first; not to be written to. */
    public double[] values(int index) {
        return series.get(index);
    }

    /** Length of the longest series. */
    public int longest() {
        return series.stream().mapToInt(values -> values.length).max().orElse(0);
    }

    /** Length that half of the series don't reach. */
    public int medianLength() {
        int[] lengths =
                series.stream().mapToInt(values -> values.length).sorted().toArray();
        return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
    }

    /** The panel as it was {@code steps} steps ago; series that hadn't begun keep their first observation. */
    public Panel before(int steps) {
        return new Panel(
                series.stream()
                        .map(values -> Arrays.copyOf(values, Math.max(1, values.length - steps)))
                        .toList(),
                season,
                timeline == null ? null : timeline.before(steps));
    }

    /** The same series with the times of their observations. */
    public Panel at(Timeline times) {
        return new Panel(series, season, times);
    }

    /** When the observations were made; empty if that isn't known. */
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }
}
