package org.bitebudget.forecast.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.forecast.csv.TableCsv;
import org.bitebudget.forecast.csv.TableForecastCsv;
import org.bitebudget.forecast.regression.CalendarRegression;
import org.bitebudget.forecast.regression.Prophet;
import org.bitebudget.forecast.table.Table;
import org.bitebudget.forecast.table.TableBoosting;
import org.bitebudget.forecast.table.TableForecaster;
import org.bitebudget.forecast.table.TableIntervals;
import org.bitebudget.forecast.table.TableMethod;
import org.bitebudget.forecast.table.TablePanel;
import org.bitebudget.forecast.table.TableRegression;
import org.bitebudget.forecast.table.TableRound;
import picocli.CommandLine.Option;

/** How a file with a line for each series and step is read and forecast, with what is known of every step. */
final class TableOptions {
    @Option(names = "--id", required = true, split = ",", paramLabel = "COLUMN", description = "tell series apart")
    private List<String> id;

    @Option(
            names = "--time",
            required = true,
            paramLabel = "COLUMN",
            description = "whole numbers or dates, a step of 1 apart")
    private String time;

    @Option(names = "--value", required = true, paramLabel = "COLUMN", description = "what is forecast")
    private String value;

    @Option(
            names = "--known",
            split = ",",
            paramLabel = "COLUMN",
            description = "figures known for past and future, such as price and deal")
    private List<String> known = List.of();

    @Option(
            names = "--calendar",
            paramLabel = "FILE",
            description = "a line for each time, joined by the column of --time; all its other columns are known")
    private Path calendar;

    @Option(
            names = "--last-known",
            paramLabel = "TIME",
            description = "last time whose values may be looked at (default: the last one with a value)")
    private String lastKnown;

    @Option(names = "--gap", defaultValue = "0", paramLabel = "N", description = "steps left out before the horizon")
    private int gap;

    @Option(names = "--rounds", defaultValue = "1", paramLabel = "N", description = "repeat from later origins")
    private int rounds;

    @Option(names = "--round-step", defaultValue = "1", paramLabel = "N", description = "steps between rounds")
    private int roundStep;

    @Option(
            names = "--error",
            defaultValue = "RMSE",
            description = "what forecasts shall be close in: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private TableBoosting.Loss loss;

    /**
     * Forecasts every round and writes lines {@code round,id…,time,value}.
     *
     * @param intervals where lines {@code round,id…,time,coverage,lower,upper} go; null for none
     */
    TableOutcome forecast(Path train, int horizon, int season, String model, Path out, Path intervals)
            throws IOException {
        if (gap < 0 || rounds < 1 || roundStep < 1) {
            throw new IllegalArgumentException("--gap must be at least 0, --rounds and --round-step at least 1");
        }
        TableCsv.Read read = TableCsv.read(train, new TableCsv.Columns(id, time, value, known), calendar);
        Table table = read.table();
        int first = lastKnown == null
                ? newest(table) + 1
                : TableCsv.time(lastKnown) - table.times().get(0) + 1;
        int last = first + (rounds - 1) * roundStep + gap + horizon;
        if (first < 1 || last > table.times().size() + (calendar == null && known.isEmpty() ? horizon : 0)) {
            throw new IllegalArgumentException("rounds reach from step " + first + " to " + last
                    + " of the file, which has " + table.times().size()
                    + "; what is known has to be given for the forecast steps, too");
        }
        Table whole = table.reaching(last);
        TableMethod method = method(model, whole, season, read.dated());
        TableIntervals errors = new TableIntervals(whole, season, method(model, whole, season, read.dated()));
        int[] steps = IntStream.rangeClosed(gap + 1, gap + horizon).toArray();
        List<TableRound> answers = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int origin = first + round * roundStep;
            System.err.printf("round %d of %d%n", round + 1, rounds);
            double[][] means = method.forecast(origin, steps);
            answers.add(
                    intervals == null
                            ? TableRound.of(round, origin, steps, means)
                            : TableRound.of(round, origin, steps, means, errors));
        }
        TableForecastCsv.Head head = new TableForecastCsv.Head(id, time, read.dated());
        int lines = TableForecastCsv.write(out, head, value, whole, answers);
        if (intervals == null) {
            return TableOutcome.of(lines);
        }
        TableForecastCsv.writeIntervals(intervals, head, whole, answers);
        return TableOutcome.of(lines, whole, season, answers);
    }

    /** Boosting and the regressions look at what is known of each step, the others at the series alone. */
    private TableMethod method(String model, Table table, int season, boolean dated) {
        return switch (model) {
            case "ensemble" -> new TableForecaster(table, season, dated, loss);
            case "prophet" -> new TableRegression(table, season, dated, Prophet::forecast);
            case "linear" -> new TableRegression(table, season, dated, CalendarRegression::forecast);
            case "boosting" -> TableForecaster.boosting(table, season, dated, loss);
            default -> new TablePanel(table, season, model);
        };
    }

    private static int newest(Table table) {
        for (int t = table.times().size() - 1; t >= 0; t--) {
            int place = t;
            if (table.series().stream().anyMatch(line -> !Double.isNaN(line.value(place)))) {
                return t;
            }
        }
        throw new IllegalArgumentException("no series has a value");
    }
}
