package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Series with what is known about every step, past and future: price, deal, calendar.
 *
 * @param times steps in order, equal for all series; whole numbers a constant step apart (days, weeks)
 * @param covariates names of what is known, in the order of each series' columns; names that hold categories end in {@link #CATEGORY}
 * @param series all series
 */
public record Table(List<Integer> times, List<String> covariates, List<Line> series) {
    /** Ends the name of a covariate whose figures are codes without order. */
    public static final String CATEGORY = "#";

    public Table {
        times = List.copyOf(times);
        covariates = List.copyOf(covariates);
        series = List.copyOf(series);
    }

    /** The same table with times up to {@code size} places, nothing known of those that weren't there. */
    public Table reaching(int size) {
        if (size <= times.size()) {
            return this;
        }
        List<Integer> longer =
                IntStream.range(times.get(0), times.get(0) + size).boxed().toList();
        return new Table(
                longer,
                covariates,
                series.stream().map(line -> line.reaching(size)).toList());
    }

    /** The series that were observed before {@code origin}. */
    int[] begun(int origin) {
        return IntStream.range(0, series.size())
                .filter(s -> IntStream.range(0, origin)
                        .anyMatch(t -> !Double.isNaN(series.get(s).value(t))))
                .toArray();
    }

    /**
     * The values of one series before {@code origin}, from its first observation on.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double[] observed(int index, int origin) {
        double[] values = series.get(index).values();
        int first = IntStream.range(0, origin)
                .filter(t -> !Double.isNaN(values[t]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing was observed before step " + origin));
        return Arrays.copyOfRange(values, first, origin);
    }

    /** Zero instead of forecasts below it, [series][step], of series that never were below it before {@code origin}. */
    double[][] notBelowZero(int origin, double[][] forecasts) {
        double[][] plausible = new double[forecasts.length][];
        for (int s = 0; s < plausible.length; s++) {
            Line line = series.get(s);
            boolean negative = IntStream.range(0, origin).anyMatch(t -> line.value(t) < 0);
            plausible[s] = Arrays.stream(forecasts[s])
                    .map(forecast -> negative ? forecast : Math.max(0, forecast))
                    .toArray();
        }
        return plausible;
    }

    /** One series. */
    public static final class Line {
        private final List<String> id;
        private final double[] values;
        private final double[][] known;

        /**
         * @param id its parts, e.g. shop and product
         * @param values one per time; NaN where nothing was observed
         * @param known [covariate][time]; NaN where unknown
         */
        public Line(List<String> id, double[] values, double[][] known) {
            this.id = List.copyOf(id);
            this.values = values;
            this.known = known;
        }

        public List<String> id() {
            return id;
        }

        public double value(int place) {
            return values[place];
        }

        public double known(int covariate, int place) {
            return known[covariate][place];
        }

        Line reaching(int size) {
            double[][] longer = new double[known.length][];
            for (int c = 0; c < longer.length; c++) {
                longer[c] = padded(known[c], size);
            }
            return new Line(id, padded(values, size), longer);
        }

        private static double[] padded(double[] figures, int size) {
            double[] padded = Arrays.copyOf(figures, size);
            Arrays.fill(padded, figures.length, size, Double.NaN);
            return padded;
        }

        public double[] values() {
            return values.clone();
        }
    }
}
