package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.table.Table;

/** Forecasts of a table in a file: {@code round,id…,time,value}, a line for each round, series and step. */
public final class TableForecastCsv {
    private TableForecastCsv() {}

    /** Forecasts from one origin. */
    public static final class Round {
        private final int number;
        private final int origin;
        private final int[] steps;
        private final double[][] forecasts;

        /**
         * @param origin first place that wasn't known
         * @param steps which steps were forecast, 1 for the origin itself
         * @param forecasts [series][step]; NaN where a series had no history
         */
        public Round(int number, int origin, int[] steps, double[][] forecasts) {
            this.number = number;
            this.origin = origin;
            this.steps = steps.clone();
            this.forecasts = forecasts;
        }
    }

    /** Writes all rounds and returns the number of lines; the file appears whole or not at all. */
    public static int write(
            Path file, List<String> ids, String time, String value, Table table, boolean dated, List<Round> rounds)
            throws IOException {
        int[] lines = {0};
        WholeFile.write(file, printer -> {
            List<Object> header = new ArrayList<>(List.of("round"));
            header.addAll(ids);
            header.addAll(List.of(time, value));
            printer.printRecord(header);
            for (Round round : rounds) {
                for (int s = 0; s < round.forecasts.length; s++) {
                    for (int k = 0; k < round.steps.length; k++) {
                        if (Double.isNaN(round.forecasts[s][k])) {
                            continue;
                        }
                        int at = table.times().get(round.origin + round.steps[k] - 1);
                        List<Object> cells = new ArrayList<>(List.of(round.number));
                        cells.addAll(table.series().get(s).id());
                        cells.add(dated ? LocalDate.ofEpochDay(at) : at);
                        cells.add(round.forecasts[s][k]);
                        printer.printRecord(cells);
                        lines[0]++;
                    }
                }
            }
        });
        return lines[0];
    }
}
