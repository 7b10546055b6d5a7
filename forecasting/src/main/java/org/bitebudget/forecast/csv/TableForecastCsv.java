package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.table.Table;
import org.bitebudget.forecast.table.TableRound;

/**
 * Forecasts of a table in a file: {@code round,id…,time,value}, a line for each round, series and step; and their intervals in another:
 * {@code round,id…,time,coverage,lower,upper}, a line for each round, series, step and coverage. Files appear whole or not at all.
 */
public final class TableForecastCsv {
    private TableForecastCsv() {}

    /**
     * The columns that say what a line is about, as the file that was read names them.
     *
     * @param dated true if times are days since 1970-01-01
     */
    public record Head(List<String> ids, String time, boolean dated) {}

    /** Writes the forecasts of all rounds and returns the number of lines. */
    public static int write(Path file, Head head, String value, Table table, List<TableRound> rounds)
            throws IOException {
        int[] lines = {0};
        WholeFile.write(file, printer -> {
            printer.printRecord(header(head, value));
            for (TableRound round : rounds) {
                for (TableRound.Answer answer : round.answers()) {
                    List<Object> cells = begin(head, table, round, answer);
                    cells.add(answer.mean());
                    printer.printRecord(cells);
                    lines[0]++;
                }
            }
        });
        return lines[0];
    }

    /** Writes the intervals of all rounds. */
    public static void writeIntervals(Path file, Head head, Table table, List<TableRound> rounds) throws IOException {
        WholeFile.write(file, printer -> {
            printer.printRecord(header(head, "coverage", "lower", "upper"));
            for (TableRound round : rounds) {
                for (TableRound.Answer answer : round.answers()) {
                    for (Interval interval : answer.intervals()) {
                        List<Object> cells = begin(head, table, round, answer);
                        cells.addAll(List.of(interval.coverage(), interval.lower(), interval.upper()));
                        printer.printRecord(cells);
                    }
                }
            }
        });
    }

    private static List<Object> header(Head head, String... rest) {
        List<Object> header = new ArrayList<>(List.of("round"));
        header.addAll(head.ids());
        header.add(head.time());
        header.addAll(List.of(rest));
        return header;
    }

    private static List<Object> begin(Head head, Table table, TableRound round, TableRound.Answer answer) {
        int at = table.times().get(answer.place());
        List<Object> cells = new ArrayList<>(List.of(round.number()));
        cells.addAll(table.series().get(answer.series()).id());
        cells.add(head.dated() ? LocalDate.ofEpochDay(at) : at);
        return cells;
    }
}
