package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;

/**
 * Many series of one kind, such as all of a file: what one shows helps to forecast another. Gaps are bridged by straight lines, at the end by the last
 * value, so every value is finite; a series has at least one.
 *
 * <p>Instances are immutable; the arrays are shared with the methods, which must not write to them.
 */
public final class Panel {
    /** As observed; NaN and infinities are gaps. */
    private final List<double[]> observed;

    private final List<double[]> series;
    private final int season;
    /** Null where times aren't known. */
    private final Timeline timeline;

    private Panel(List<double[]> observed, List<double[]> series, int season, Timeline timeline) {
        this.observed = List.copyOf(observed);
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
        List<double[]> bridged = series.stream().map(Gaps::bridged).toList();
        return new Panel(series, bridged, season, null);
    }

    public int size() {
        return series.size();
    }

    /** Observations in one cycle; 1 means none. */
    public int season() {
        return season;
    }

    /** One observation as it was made: NaN or infinite in a gap. */
    public double observed(int index, int step) {
        return observed.get(index)[step];
    }

    /** The observations of one series, oldest first, gaps bridged; not to be written to. */
    public double[] values(int index) {
        return series.get(index);
    }

    /** The newest value of each series, so many steps ahead: where a method has nothing to say, series stay where they are. */
    public double[][] resting(int steps) {
        double[][] resting = new double[size()][steps];
        for (int i = 0; i < resting.length; i++) {
            double[] known = values(i);
            Arrays.fill(resting[i], known[known.length - 1]);
        }
        return resting;
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

    /** Whether a series had begun {@code steps} steps ago. */
    public boolean hasBegun(int index, int steps) {
        return newest(index, observed.get(index).length - steps) >= 0;
    }

    /**
     * The values of one series as they were {@code steps} steps ago: a gap that reached until then is bridged by the last value before it. A series that
     * hadn't begun keeps its first observation.
     */
    double[] valuesBefore(int index, int steps) {
        double[] values = series.get(index);
        double[] known = Arrays.copyOf(values, Math.max(1, values.length - steps));
        int newest = newest(index, known.length);
        if (newest >= 0) {
            Arrays.fill(known, newest + 1, known.length, known[newest]);
        }
        return known;
    }

    /** Whether a series lies in a gap at an origin {@code steps} steps ago, so that its bridged values lead to what came later. */
    boolean isGapAt(int steps) {
        return IntStream.range(0, series.size()).anyMatch(i -> {
            double[] values = observed.get(i);
            int origin = values.length - steps;
            return steps > 0 && origin > 0 && !Double.isFinite(values[origin - 1]);
        });
    }

    /** The last step before {@code size} that was observed; below 0 if there is none. */
    private int newest(int index, int size) {
        int newest = size - 1;
        while (newest >= 0 && !Double.isFinite(observed.get(index)[newest])) {
            newest--;
        }
        return newest;
    }

    /** The panel as it was {@code steps} steps ago; series that hadn't begun keep their first observation. */
    public Panel before(int steps) {
        return new Panel(
                observed.stream()
                        .map(values -> Arrays.copyOf(values, Math.max(1, values.length - steps)))
                        .toList(),
                IntStream.range(0, series.size())
                        .mapToObj(i -> valuesBefore(i, steps))
                        .toList(),
                season,
                timeline == null ? null : timeline.before(steps));
    }

    /** The same series with the times of their observations. */
    public Panel at(Timeline times) {
        return new Panel(observed, series, season, times);
    }

    /** When the observations were made; empty if that isn't known. */
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }
}
