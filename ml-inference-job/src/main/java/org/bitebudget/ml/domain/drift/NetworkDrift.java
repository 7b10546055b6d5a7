package org.bitebudget.ml.domain.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a network's errors over all series together have become larger for good. Its mean error of each day is held against what it was, for the same
 * number of steps ahead, on the first days.
 */
public final class NetworkDrift {
    /** Fewer forecasts that came due on a day say nothing. */
    public static final int FEWEST = 20;

    private NetworkDrift() {}

    /**
     * How wrong the network was on a day.
     *
     * @param day on which forecasts came due, as days since 1970-01-01
     * @param horizon how many days ahead they were made
     * @param error their mean scaled error
     * @param forecasts how many they were
     */
    public record DayError(int day, int horizon, double error, int forecasts) {}

    private record Ratio(int day, double value) {}

    /** Looks at the errors of one network, in any order. */
    public static Drift of(List<DayError> errors) {
        Map<Integer, List<DayError>> byHorizon = errors.stream()
                .filter(error -> error.forecasts() >= FEWEST)
                .sorted(Comparator.comparingInt(DayError::day))
                .collect(Collectors.groupingBy(DayError::horizon));
        SortedMap<Integer, Double> ratios = byHorizon.values().stream()
                .flatMap(NetworkDrift::ratios)
                .collect(Collectors.groupingBy(Ratio::day, TreeMap::new, Collectors.averagingDouble(Ratio::value)));
        return Drift.of(ratios);
    }

    /** Of the days after the first ones, for one number of steps ahead. */
    private static Stream<Ratio> ratios(List<DayError> days) {
        int reference = Math.min(Drift.REFERENCE, days.size());
        double usual = days.subList(0, reference).stream()
                .mapToDouble(DayError::error)
                .average()
                .orElseThrow();
        return days.subList(reference, days.size()).stream()
                .filter(later -> usual > 0)
                .map(later -> new Ratio(later.day(), later.error() / usual));
    }
}
