package org.bitebudget.ml.domain.lstm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bitebudget.forecast.online.PageHinkley;

/**
 * Whether a network's errors over all series together have become larger for good. Its mean error of each day is held against what it was, for the same
 * number of steps ahead, on the first {@value #REFERENCE_DAYS} days; the {@link PageHinkley} test looks at these ratios day by day. Without noise, errors
 * twice as large are a drift after three weeks, three times as large after one; as large as before, none. Noise makes it later.
 *
 * @param compared days that were held against the first ones
 * @param ratio mean of their ratios; NaN where there are none
 * @param since the day on which the test told of a drift, as days since 1970-01-01; nothing if it didn't
 */
public record NetworkDrift(int compared, double ratio, OptionalInt since) {
    /** Days that tell how wrong the network usually is. */
    public static final int REFERENCE_DAYS = 14;
    /** The first days say what is usual; those after them hardly do, or a drift would soon be taken for usual. */
    private static final PageHinkley USUAL = new PageHinkley(1000, 1, 0, 0);
    /** Fewer forecasts that came due on a day say nothing. */
    public static final int FEWEST = 20;

    /**
     * How wrong the network was on a day.
     *
     * @param day on which forecasts came due, as days since 1970-01-01
     * @param horizon how many days ahead they were made
     * @param error their mean scaled error
     * @param forecasts how many they were
     */
    public record DayError(int day, int horizon, double error, int forecasts) {}

    /** Looks at the errors of one network, in any order. */
    public static NetworkDrift of(List<DayError> errors) {
        Map<Integer, List<DayError>> byHorizon = errors.stream()
                .filter(error -> error.forecasts() >= FEWEST)
                .sorted(Comparator.comparingInt(DayError::day))
                .collect(Collectors.groupingBy(DayError::horizon));
        Map<Integer, List<Double>> ratios = new TreeMap<>();
        byHorizon.values().forEach(days -> addRatios(days, ratios));
        PageHinkley test = USUAL;
        OptionalInt since = OptionalInt.empty();
        double sum = 0;
        for (Map.Entry<Integer, List<Double>> day : ratios.entrySet()) {
            double ratio = mean(day.getValue());
            sum += ratio;
            test = test.update(ratio);
            if (since.isEmpty() && test.isDrift()) {
                since = OptionalInt.of(day.getKey());
            }
        }
        return new NetworkDrift(ratios.size(), sum / ratios.size(), since);
    }

    private static void addRatios(List<DayError> days, Map<Integer, List<Double>> ratios) {
        int reference = Math.min(REFERENCE_DAYS, days.size());
        double usual =
                mean(days.subList(0, reference).stream().map(DayError::error).toList());
        for (DayError later : days.subList(reference, days.size())) {
            if (usual > 0) {
                ratios.computeIfAbsent(later.day(), day -> new ArrayList<>()).add(later.error() / usual);
            }
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
