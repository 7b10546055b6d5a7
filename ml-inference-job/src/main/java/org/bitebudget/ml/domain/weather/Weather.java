package org.bitebudget.ml.domain.weather;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The weather of a place, as it was and as far as it is forecast: the newest {@value #DAYS_KEPT} days that were told. Days are counted from 1970-01-01. What series
 * follow is by how much a day departs from the usual, which is the mean of all days kept within {@value #NEAR} days of its place in the year. Mutable.
 */
public final class Weather {
    /** What is known of a day, in this order: degrees Celsius above the usual; ln(1 + mm of rain) above the usual. */
    public static final List<String> REGRESSORS = List.of("temperature", "rain");

    /** Three years. */
    static final int DAYS_KEPT = 1096;

    private static final int NEAR = 15;
    /** Days below which nothing is called usual. */
    private static final int FEWEST = 10;

    private static final int YEARS = 3;
    private static final double DAYS_OF_YEAR = 365.2425;

    private final NavigableMap<Integer, Day> days = new TreeMap<>();
    private final Map<Integer, double[]> departures = new HashMap<>();

    /**
     * One day's weather.
     *
     * @param temperature mean, in degrees Celsius
     * @param precipitation in mm
     * @param revision the highest one of a day holds
     */
    public record Day(int day, double temperature, double precipitation, long revision) {
        private double[] values() {
            return new double[] {temperature, Math.log1p(precipitation)};
        }
    }

    /** Takes in a day, or a correction of one; true if that changed anything. */
    public boolean put(Day day) {
        Day held = days.get(day.day());
        boolean tooOld = !days.isEmpty() && day.day() <= days.lastKey() - DAYS_KEPT;
        if (tooOld || (held != null && held.revision() >= day.revision())) {
            return false;
        }
        days.put(day.day(), day);
        days.headMap(days.lastKey() - DAYS_KEPT, true).clear();
        departures.clear();
        return true;
    }

    /** What is kept, oldest first. */
    public Collection<Day> days() {
        return days.values();
    }

    /** How many days after this one are known, through the newest; 0 if none is. */
    public int daysKnownAfter(int day) {
        return days.isEmpty() ? 0 : Math.max(0, days.lastKey() - day);
    }

    /** How many of some days are known. */
    public int daysKnown(int firstDay, int length) {
        return days.subMap(firstDay, firstDay + length).size();
    }

    /** By how much some days depart from the usual in the mean, one value for each of {@link #REGRESSORS}; a day that isn't known is as usual. */
    public double[] departure(int firstDay, int length) {
        double[] sum = new double[REGRESSORS.size()];
        for (int day = firstDay; day < firstDay + length; day++) {
            double[] departure = departure(day);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += departure[i] / length;
            }
        }
        return sum;
    }

    private double[] departure(int day) {
        Day known = days.get(day);
        return known == null
                ? new double[REGRESSORS.size()]
                : departures.computeIfAbsent(day, d -> less(known.values(), usual(d)));
    }

    private double[] usual(int day) {
        List<double[]> alike = IntStream.rangeClosed(-YEARS, YEARS)
                .map(years -> day + (int) Math.round(years * DAYS_OF_YEAR))
                .boxed()
                .flatMap(this::near)
                .map(Day::values)
                .toList();
        if (alike.size() < FEWEST) {
            return days.get(day).values();
        }
        return IntStream.range(0, REGRESSORS.size())
                .mapToDouble(i -> alike.stream()
                        .mapToDouble(values -> values[i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private Stream<Day> near(int day) {
        return days.subMap(day - NEAR, true, day + NEAR, true).values().stream();
    }

    private static double[] less(double[] values, double[] usual) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] - usual[i])
                .toArray();
    }
}
