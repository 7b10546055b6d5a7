package org.bitebudget.forecast.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;

/** Prediction intervals in a file: {@code id,coverage,bound,value,value…} with a line for each bound, {@code lower} and {@code upper}. */
public final class IntervalCsv {
    private IntervalCsv() {}

    /** Writes the intervals of all forecasts, {@code forecasts.get(i)} being that of {@code ids.get(i)}. */
    public static void write(Path file, int horizon, List<String> ids, List<Forecast> forecasts) throws IOException {
        WholeFile.write(file, printer -> {
            List<String> header = new ArrayList<>(List.of("id", "coverage", "bound"));
            for (int h = 1; h <= horizon; h++) {
                header.add("F" + h);
            }
            printer.printRecord(header);
            for (int i = 0; i < ids.size(); i++) {
                List<Interval> first = forecasts.get(i).points().get(0).intervals();
                for (int level = 0; level < first.size(); level++) {
                    List<Interval> steps = steps(forecasts.get(i), level);
                    Object[] head = {ids.get(i), first.get(level).coverage()};
                    printer.printRecord(Stream.concat(
                            Stream.of(head[0], head[1], "lower"), steps.stream().map(Interval::lower)));
                    printer.printRecord(Stream.concat(
                            Stream.of(head[0], head[1], "upper"), steps.stream().map(Interval::upper)));
                }
            }
        });
    }

    private static List<Interval> steps(Forecast forecast, int level) {
        return forecast.points().stream()
                .map(point -> point.intervals().get(level))
                .toList();
    }
}
