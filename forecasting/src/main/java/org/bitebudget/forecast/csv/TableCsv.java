package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bitebudget.forecast.table.Table;

/**
 * A table in a file: a line for each series and step, with its id, time, value and what else is known of it. A calendar in a second file, with a line
 * for each time, adds what is known of the time itself; columns there that aren't figures are categories.
 */
public final class TableCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private TableCsv() {}

    /**
     * The columns to read.
     *
     * @param id columns that tell series apart
     * @param time whole numbers or ISO dates
     * @param value what is forecast; empty where only the rest is known
     * @param known figures that are known for every step, past and future
     */
    public record Columns(List<String> id, String time, String value, List<String> known) {}

    /** A table and whether its times are dates, as days since 1970-01-01. */
    public record Read(Table table, boolean dated) {}

    /**
     * Reads both files, plain or packed with xz.
     *
     * @param calendar null for none
     * @throws IOException if one can't be read, lacks a column, says something twice or holds what is no number; the message names the line
     */
    public static Read read(Path file, Columns columns, Path calendar) throws IOException {
        Map<List<String>, Map<Integer, double[]>> lines = new LinkedHashMap<>();
        TreeSet<Integer> times = new TreeSet<>();
        boolean dated = false;
        List<String> needed = new ArrayList<>(columns.id());
        needed.addAll(List.of(columns.time(), columns.value()));
        needed.addAll(columns.known());
        try (CSVParser parser = parser(file, needed)) {
            for (CSVRecord line : parser) {
                String where = where(file, line);
                String cell = line.get(columns.time());
                dated |= cell.contains("-");
                int time = time(cell, where);
                times.add(time);
                double[] figures = new double[columns.known().size() + 1];
                for (int c = 0; c < columns.known().size(); c++) {
                    figures[c] = figure(line, columns.known().get(c), where);
                }
                figures[figures.length - 1] = figure(line, columns.value(), where);
                List<String> id = columns.id().stream().map(line::get).toList();
                if (lines.computeIfAbsent(id, k -> new HashMap<>()).put(time, figures) != null) {
                    throw new IOException(where + String.join(",", id) + " has time " + cell + " twice");
                }
            }
        }
        if (times.isEmpty()) {
            throw new IOException(file + " has no lines");
        }
        Map<Integer, Map<String, String>> days =
                calendar == null ? Map.of() : calendar(calendar, columns.time(), times);
        return new Read(table(lines, columns, days, times), dated);
    }

    private static Table table(
            Map<List<String>, Map<Integer, double[]>> lines,
            Columns columns,
            Map<Integer, Map<String, String>> days,
            NavigableSet<Integer> times) {
        List<Integer> steps = new ArrayList<>();
        for (int time = times.first(); time <= times.last(); time++) {
            steps.add(time);
        }
        Map<String, double[]> ofTimes = calendarFigures(days, steps);
        List<String> names = new ArrayList<>(columns.known());
        names.addAll(ofTimes.keySet());
        List<Table.Line> series = new ArrayList<>();
        lines.forEach((id, figures) -> {
            double[][] known = new double[names.size()][steps.size()];
            double[] values = new double[steps.size()];
            for (int c = 0; c < names.size(); c++) {
                if (c >= columns.known().size()) {
                    known[c] = ofTimes.get(names.get(c));
                } else {
                    Arrays.fill(known[c], Double.NaN);
                }
            }
            Arrays.fill(values, Double.NaN);
            figures.forEach((time, row) -> {
                int place = time - steps.get(0);
                for (int c = 0; c < columns.known().size(); c++) {
                    known[c][place] = row[c];
                }
                values[place] = row[row.length - 1];
            });
            series.add(new Table.Line(id, values, known));
        });
        return new Table(steps, names, series);
    }

    private static Map<Integer, Map<String, String>> calendar(Path file, String time, NavigableSet<Integer> times)
            throws IOException {
        Map<Integer, Map<String, String>> days = new HashMap<>();
        try (CSVParser parser = parser(file, List.of(time))) {
            for (CSVRecord line : parser) {
                String where = where(file, line);
                int at = time(line.get(time), where);
                Map<String, String> rest = new LinkedHashMap<>(line.toMap());
                rest.remove(time);
                if (days.put(at, rest) != null) {
                    throw new IOException(where + "time " + line.get(time) + " appears twice");
                }
                times.add(at);
            }
        }
        return days;
    }

    private static Map<String, double[]> calendarFigures(Map<Integer, Map<String, String>> days, List<Integer> steps) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        if (days.isEmpty()) {
            return figures;
        }
        for (String column : days.values().iterator().next().keySet()) {
            boolean numbers =
                    days.values().stream().allMatch(day -> day.get(column).matches("-?[0-9.]*"));
            Map<String, Integer> codes = new HashMap<>();
            double[] row = new double[steps.size()];
            for (int t = 0; t < row.length; t++) {
                String cell = days.getOrDefault(steps.get(t), Map.of()).getOrDefault(column, "");
                row[t] = cell.isEmpty()
                        ? Double.NaN
                        : numbers ? Double.parseDouble(cell) : codes.computeIfAbsent(cell, k -> codes.size());
            }
            figures.put(numbers ? column : column + Table.CATEGORY, row);
        }
        return figures;
    }

    private static CSVParser parser(Path file, List<String> needed) throws IOException {
        CSVParser parser = CSVParser.parse(CsvFiles.reader(file), FORMAT);
        List<String> missing = needed.stream()
                .filter(column -> !parser.getHeaderMap().containsKey(column))
                .collect(Collectors.toList());
        if (!missing.isEmpty()) {
            parser.close();
            throw new IOException(file + " has no column " + String.join(", ", missing));
        }
        return parser;
    }

    /**
     * A whole number, or a date as days since 1970-01-01.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static int time(String cell) {
        try {
            return cell.contains("-") ? Math.toIntExact(LocalDate.parse(cell).toEpochDay()) : Integer.parseInt(cell);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(cell + " is neither a whole number nor a date", e);
        }
    }

    private static int time(String cell, String where) throws IOException {
        try {
            return time(cell);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + e.getMessage(), e);
        }
    }

    /** The line in words; every line has as many cells as the header. */
    private static String where(Path file, CSVRecord line) throws IOException {
        String where = file + ", line " + (line.getRecordNumber() + 1) + ": ";
        if (!line.isConsistent()) {
            throw new IOException(where + line.size() + " cells, but the header has "
                    + line.getParser().getHeaderMap().size());
        }
        return where;
    }

    private static double figure(CSVRecord line, String column, String where) throws IOException {
        String cell = line.get(column);
        if (cell.isBlank() || cell.equals("NA")) {
            return Double.NaN;
        }
        try {
            double figure = Double.parseDouble(cell);
            return Double.isFinite(figure) ? figure : Double.NaN;
        } catch (NumberFormatException e) {
            throw new IOException(where + "column " + column + ": " + cell + " is no number", e);
        }
    }
}
