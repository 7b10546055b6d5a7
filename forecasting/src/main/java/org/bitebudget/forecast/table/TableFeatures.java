package org.bitebudget.forecast.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a model sees of one step of one series: who the series is, what is known of the step itself, how that departs from what is usual for the series,
 * and the observations up to the origin, relative to the series' own level there.
 */
final class TableFeatures {
    /** What the figures of a series are relative to, so that one model fits all series. */
    enum Measure {
        /** Logarithms, less their mean so far; absolute errors of these are learnt to be small. */
        LOGARITHMS,
        /** Departures from the mean so far, in units of the mean size of values; squared errors. */
        SIZES,
        /** Departures from the newest value, in units of the mean absolute change: what may wander has no mean to return to. Absolute errors. */
        CHANGES
    }

    private static final int[] MEANS = {2, 4, 8, 13, 26, 52};
    private static final int LAGS = 4;
    private static final int CYCLES = 4;

    private final Table table;
    private final int season;
    private final Measure measure;
    private final boolean dated;
    private final List<int[]> codes = new ArrayList<>();
    private final double[][] levels;
    /** Null in logarithms. */
    private final double[][] units;

    private final double[][][] usual;

    TableFeatures(Table table, int season, Measure measure, boolean dated) {
        this.table = table;
        this.season = season;
        this.measure = measure;
        this.dated = dated;
        List<Map<String, Integer>> numbers = new ArrayList<>();
        for (Table.Line line : table.series()) {
            int[] code = new int[line.id().size()];
            for (int p = 0; p < code.length; p++) {
                if (numbers.size() <= p) {
                    numbers.add(new LinkedHashMap<>());
                }
                code[p] = numbers.get(p).computeIfAbsent(line.id().get(p), id -> numbers.get(numbers.size() - 1)
                        .size());
            }
            codes.add(code);
        }
        int times = table.times().size();
        levels = new double[table.series().size()][];
        units = measure == Measure.LOGARITHMS ? null : new double[levels.length][];
        usual = new double[table.series().size()][table.covariates().size()][];
        for (int s = 0; s < levels.length; s++) {
            Table.Line line = table.series().get(s);
            int begin = begin(line, times);
            if (measure == Measure.CHANGES) {
                levels[s] = newest(line, begin, times);
                units[s] = runningMeans(times, changes(line, levels[s]));
            } else {
                levels[s] = runningMeans(times, t -> t < begin ? Double.NaN : transformed(line.value(t)));
            }
            if (measure == Measure.SIZES) {
                units[s] = runningMeans(times, t -> t < begin ? Double.NaN : Math.abs(line.value(t)));
            }
            for (int c = 0; c < table.covariates().size(); c++) {
                int covariate = c;
                usual[s][c] = runningMeans(times, t -> line.known(covariate, t));
            }
        }
    }

    /** Where a series first is something else than zero: zeros before that say nothing of its level. */
    private static int begin(Table.Line line, int times) {
        return IntStream.range(0, times)
                .filter(t -> !Double.isNaN(line.value(t)) && line.value(t) != 0)
                .findFirst()
                .orElse(times);
    }

    /** The newest value before each place; NaN before {@code begin}. */
    private static double[] newest(Table.Line line, int begin, int size) {
        double[] newest = new double[size + 1];
        Arrays.fill(newest, 0, begin + 1, Double.NaN);
        for (int t = begin; t < size; t++) {
            newest[t + 1] = Double.isNaN(line.value(t)) ? newest[t] : line.value(t);
        }
        return newest;
    }

    /** How much the value of each place departs from the one before it. */
    private static IntToDoubleFunction changes(Table.Line line, double[] newest) {
        return t -> Math.abs(line.value(t) - newest[t]);
    }

    /** Means of everything known before each place. */
    private static double[] runningMeans(int size, IntToDoubleFunction values) {
        double[] means = new double[size + 1];
        double sum = 0;
        int count = 0;
        means[0] = Double.NaN;
        for (int t = 0; t < size; t++) {
            double v = values.applyAsDouble(t);
            if (!Double.isNaN(v)) {
                sum += v;
                count++;
            }
            means[t + 1] = count == 0 ? Double.NaN : sum / count;
        }
        return means;
    }

    /** The scale that the model works in; NaN for what has no logarithm there. */
    double transformed(double value) {
        return measure == Measure.LOGARITHMS ? (value > 0 ? Math.log(value) : Double.NaN) : value;
    }

    double restored(double figure) {
        return measure == Measure.LOGARITHMS ? Math.exp(figure) : figure;
    }

    /** What errors shall be small in, by LightGBM's name. */
    String objective() {
        return measure == Measure.SIZES ? "regression" : "regression_l1";
    }

    /**
     * Level of a series as known at {@code origin} (the first unknown place), see {@link Measure}; NaN where only zeros were seen, in logarithms nothing
     * above zero, of changes none.
     */
    double level(int series, int origin) {
        return unit(series, origin) > 0 ? levels[series][origin] : Double.NaN;
    }

    /** What differences to the level are measured in; above zero wherever there is a level. */
    double unit(int series, int origin) {
        return measure == Measure.LOGARITHMS ? 1 : units[series][origin];
    }

    /** Columns that hold codes without order. */
    String categorical() {
        List<String> columns = new ArrayList<>();
        int ids = codes.isEmpty() ? 0 : codes.get(0).length;
        for (int p = 0; p <= ids; p++) {
            columns.add(Integer.toString(p));
        }
        for (int c = 0; c < table.covariates().size(); c++) {
            if (table.covariates().get(c).endsWith(Table.CATEGORY)) {
                columns.add(Integer.toString(ids + 1 + c));
            }
        }
        return String.join(",", columns);
    }

    /**
     * One row.
     *
     * @param origin first place that isn't known yet
     * @param place the step to be forecast, at or after it
     */
    float[] row(int series, int origin, int place) {
        Table.Line line = table.series().get(series);
        List<Double> row = new ArrayList<>();
        for (int code : codes.get(series)) {
            row.add((double) code);
        }
        row.add((double) series);
        int covariates = table.covariates().size();
        for (int c = 0; c < covariates; c++) {
            row.add(line.known(c, place));
        }
        for (int c = 0; c < covariates; c++) {
            if (!table.covariates().get(c).endsWith(Table.CATEGORY)) {
                double now = line.known(c, place);
                row.add(now / usual[series][c][place]);
                row.add(place > 0 ? now - line.known(c, place - 1) : Double.NaN);
                row.add(place + 1 < table.times().size() ? now - line.known(c, place + 1) : Double.NaN);
            }
        }
        double level = level(series, origin);
        double unit = unit(series, origin);
        row.add((double) (place - origin));
        // where a wandering series stands says nothing of where it goes
        row.add(measure == Measure.CHANGES ? Double.NaN : level);
        for (int lag = 1; lag <= LAGS; lag++) {
            row.add(relative(line, origin - lag, level, unit));
        }
        for (int length : MEANS) {
            row.add((mean(line, origin - length, origin) - level) / unit);
        }
        seasonal(row, line, origin, place, level, unit);
        return floats(row);
    }

    private void seasonal(List<Double> row, Table.Line line, int origin, int place, double level, double unit) {
        if (season > 1) {
            int back = (place - origin) / season + 1;
            double sum = 0;
            int count = 0;
            for (int k = 0; k < CYCLES; k++) {
                double v = relative(line, place - (back + k) * season, level, unit);
                row.add(v);
                if (!Double.isNaN(v)) {
                    sum += v;
                    count++;
                }
            }
            row.add(count == 0 ? Double.NaN : sum / count);
            row.add((double) Math.floorMod(table.times().get(place), season));
        }
        if (dated) {
            LocalDate day = LocalDate.ofEpochDay(table.times().get(place));
            row.add((double) day.getDayOfMonth());
            row.add((double) day.getDayOfYear());
            // the same weekday a year ago and its week, against the year's level there
            double year = mean(line, place - 364 - 28, place - 364 + 28);
            row.add((value(line, place - 364, origin) - year) / unit);
            row.add((mean(line, place - 364 - 3, place - 364 + 4) - year) / unit);
        }
    }

    private double value(Table.Line line, int place, int origin) {
        return place < 0 || place >= origin ? Double.NaN : transformed(line.value(place));
    }

    private double relative(Table.Line line, int place, double level, double unit) {
        return place < 0 ? Double.NaN : (transformed(line.value(place)) - level) / unit;
    }

    private double mean(Table.Line line, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int t = Math.max(0, from); t < to; t++) {
            double v = transformed(line.value(t));
            if (!Double.isNaN(v)) {
                sum += v;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static float[] floats(List<Double> row) {
        float[] floats = new float[row.size()];
        for (int j = 0; j < floats.length; j++) {
            floats[j] = row.get(j).floatValue();
        }
        return floats;
    }
}
