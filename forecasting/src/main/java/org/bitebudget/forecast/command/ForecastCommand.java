package org.bitebudget.forecast.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Methods;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.csv.SeriesCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bitebudget forecast}: forecasts every series of a file with the methods that the stream uses. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Forecasts every series of a CSV file (header, then id,value,value…; .xz is read directly).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the file can't be read or written", "2:wrong usage"})
public final class ForecastCommand implements Callable<Integer> {
    private static final int LONGEST_HORIZON = 1000;
    private static final int MOST_CYCLES = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE", description = "series to forecast")
    private Path train;

    @Option(names = "--horizon", required = true, paramLabel = "H", description = "steps ahead, at most 1000")
    private int horizon;

    @Option(
            names = "--season",
            defaultValue = "1",
            paramLabel = "M",
            description = "observations in one cycle, 1 for none; the horizon may span 10 cycles")
    private int season;

    @Option(
            names = "--model",
            defaultValue = "ensemble",
            paramLabel = "NAME",
            description = "ensemble, auto, ets, damped, holt, ses, drift, snaive or naive (default ${DEFAULT-VALUE})")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the forecasts go, same form")
    private Path out;

    @Option(names = "--json", description = "say what was done as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        refuseWhatMakesNoSense();
        ForecastMethod method = method();
        long begin = System.nanoTime();
        Map<String, double[]> series = SeriesCsv.read(train);
        Map<String, double[]> forecasts = forecasts(method, series);
        SeriesCsv.write(out, horizon, forecasts);
        double seconds = (System.nanoTime() - begin) / 1e9;
        String form = json
                ? "{\"series\":%d,\"horizon\":%d,\"model\":\"%s\",\"seconds\":%.2f}%n"
                : "%d series, %d steps ahead, model %s, %.2f s%n";
        spec.commandLine().getOut().printf(form, forecasts.size(), horizon, model, seconds);
        return 0;
    }

    private void refuseWhatMakesNoSense() {
        if (season < 1) {
            throw new ParameterException(spec.commandLine(), "--season must be at least 1 but is " + season);
        }
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new ParameterException(
                    spec.commandLine(), "--horizon must be within 1 and " + LONGEST_HORIZON + " but is " + horizon);
        }
        if (season > 1 && horizon > MOST_CYCLES * season) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--horizon must be within " + MOST_CYCLES + " cycles, that is " + MOST_CYCLES * season + ", but is "
                            + horizon);
        }
    }

    private ForecastMethod method() {
        try {
            return Methods.of(horizon, season).named(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--model: " + e.getMessage(), e);
        }
    }

    private Map<String, double[]> forecasts(ForecastMethod method, Map<String, double[]> series) {
        Map<String, double[]> done = new ConcurrentHashMap<>();
        try (ProgressBar bar = new ProgressBar(model, series.size())) {
            series.entrySet().parallelStream().forEach(entry -> {
                done.put(entry.getKey(), forecast(method, entry.getKey(), entry.getValue()));
                bar.step();
            });
        }
        Map<String, double[]> ordered = new LinkedHashMap<>();
        series.keySet().forEach(id -> ordered.put(id, done.get(id)));
        return ordered;
    }

    private double[] forecast(ForecastMethod method, String id, double[] values) {
        Series series = Series.of(values, season);
        if (series.knownCount() == 0) {
            throw new IllegalArgumentException("series " + id + " has no values");
        }
        return method.fit(series).forecast(horizon, Coverage.NONE).means();
    }
}
