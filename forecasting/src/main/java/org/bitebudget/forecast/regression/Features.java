package org.bitebudget.forecast.regression;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitebudget.forecast.Timeline;

/** Columns that regressions look at: for every observation and for the steps to forecast. */
final class Features {
    private static final double DAYS_OF_YEAR = 365.2425;

    private final int known;
    private final int size;
    /** Null where times aren't known. */
    private final Timeline timeline;

    /**
     * @param known observations
     * @param horizon steps after them
     * @param timeline null where times aren't known
     */
    Features(int known, int horizon, Timeline timeline) {
        this.known = known;
        this.size = known + horizon;
        this.timeline = timeline;
    }

    boolean hasTimes() {
        return timeline != null;
    }

    double[] constant() {
        double[] column = new double[size];
        Arrays.fill(column, 1);
        return column;
    }

    /** Rises from 0 to 1 over the observations, and on. */
    double[] trend() {
        double[] column = new double[size];
        for (int t = 0; t < size; t++) {
            column[t] = time(t);
        }
        return column;
    }

    /** 0 up to a time, then rising like the trend. */
    double[] hinge(double from) {
        double[] column = new double[size];
        for (int t = 0; t < size; t++) {
            column[t] = Math.max(0, time(t) - from);
        }
        return column;
    }

    private double time(int t) {
        return t / Math.max(1.0, known - 1.0);
    }

    /** Sines and cosines of a cycle, as many as tell apart its places at most. */
    List<double[]> waves(double period, int order) {
        List<double[]> waves = new ArrayList<>();
        for (int k = 1; k <= Math.min(order, (int) (period / 2)); k++) {
            double[] sine = new double[size];
            double[] cosine = new double[size];
            for (int t = 0; t < size; t++) {
                double angle = 2 * Math.PI * k * (t - known + 1) / period;
                sine[t] = Math.sin(angle);
                cosine[t] = Math.cos(angle);
            }
            waves.add(cosine);
            if (2 * k < period) {
                waves.add(sine);
            }
        }
        return waves;
    }

    /** One column per place in a cycle but the first. */
    List<double[]> places(int season) {
        List<double[]> columns = new ArrayList<>();
        for (int place = 1; place < season; place++) {
            double[] column = new double[size];
            for (int t = place; t < size; t += season) {
                column[t] = 1;
            }
            columns.add(column);
        }
        return columns;
    }

    /** One column per weekday but Monday. */
    List<double[]> weekdays() {
        List<double[]> columns = new ArrayList<>();
        for (int day = 2; day <= 7; day++) {
            double[] column = new double[size];
            for (int t = 0; t < size; t++) {
                column[t] = day(t).getDayOfWeek().getValue() == day ? 1 : 0;
            }
            columns.add(column);
        }
        return columns;
    }

    /** One column per holiday that the observations have met, and one for the days before holidays; none without a country or for steps beyond a day. */
    List<double[]> holidays() {
        if (timeline == null || timeline.country().isEmpty() || timeline.unit().compareTo(ChronoUnit.DAYS) > 0) {
            return List.of();
        }
        Holidays holidays = Holidays.of(timeline.country());
        Map<String, double[]> columns = new TreeMap<>();
        for (int t = 0; t < size; t++) {
            int place = t;
            holidays.on(day(t)).ifPresent(name -> columns.computeIfAbsent(name, n -> new double[size])[place] = 1);
            holidays.on(day(t).plusDays(1))
                    .ifPresent(name -> columns.computeIfAbsent("(eve)", n -> new double[size])[place] = 1);
        }
        return columns.values().stream()
                .filter(column -> Arrays.stream(column, 0, known).anyMatch(v -> v > 0))
                .toList();
    }

    /** Observations in a year. */
    double year() {
        return switch (timeline.unit()) {
            case HOURS -> 24 * DAYS_OF_YEAR;
            case HALF_DAYS -> 2 * DAYS_OF_YEAR;
            case DAYS -> DAYS_OF_YEAR;
            case WEEKS -> DAYS_OF_YEAR / 7;
            case MONTHS -> 12;
            default -> 1;
        };
    }

    /** Observations in a week, 1 where a step is no shorter. */
    double week() {
        return Math.max(1, year() * 7 / DAYS_OF_YEAR);
    }

    private LocalDate day(int t) {
        return timeline.at(t - known + 1).toLocalDate();
    }

    /** Regressors around their mean, in units of their deviation; those that never changed so far say nothing and are left out. */
    List<double[]> standardised(double[][] regressors) {
        List<double[]> columns = new ArrayList<>();
        for (double[] regressor : regressors) {
            double mean = Arrays.stream(regressor, 0, known).average().orElse(0);
            double variance = Arrays.stream(regressor, 0, known)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0);
            if (variance > 0) {
                columns.add(Arrays.stream(regressor, 0, size)
                        .map(v -> (v - mean) / Math.sqrt(variance))
                        .toArray());
            }
        }
        return columns;
    }
}
