package org.bitebudget.forecast.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.csv.IntervalCsv;
import org.bitebudget.forecast.csv.SeriesCsv;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelEnsemble;
import org.bitebudget.forecast.panel.PanelForecast;
import org.bitebudget.forecast.panel.PanelMethods;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bitebudget forecast}: forecasts every series of a file, all of them at once. The methods are those of {@link PanelMethods}, most of
 * which learn from the whole file, weighted by rolling origins. The stream chooses among others (ETS and the like, a network, all of the same library),
 * which can be moved on by one observation in constant time.
 */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Forecasts every series of a CSV file (header, then id,value,value…; .xz is read directly).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:the file can't be read or written", "2:wrong usage"})
public final class ForecastCommand implements Callable<Integer> {
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
            description = {
                "ensemble, or one method alone; an unknown name lists them (default ${DEFAULT-VALUE}).",
                "boosting (trees) and lstm (a network) learn from all series of the file, anew each time"
            })
    private String model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the forecasts go, same form")
    private Path out;

    @Option(
            names = "--intervals",
            paramLabel = "FILE",
            description = {
                "where the 80 %% and 95 %% intervals go: lines id,coverage,bound,value,value…,",
                "or round,id…,time,coverage,lower,upper where there is a line for each step"
            })
    private Path intervals;

    @ArgGroup(exclusive = false, heading = "%nTimes, for prophet, linear, boosting and lstm:%n")
    private TimeOptions times;

    @ArgGroup(
            exclusive = false,
            heading = "%nA line for each series and step instead, with what is known of every step:%n")
    private TableOptions table;

    @Option(names = "--json", description = "say what was done as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Limits.check(spec, horizon, season);
        long begin = System.nanoTime();
        if (table != null) {
            return forecastTable();
        }
        Map<String, double[]> series = SeriesCsv.read(train);
        Panel panel = panel(series);
        PanelForecast forecast;
        try (ProgressLine progress = new ProgressLine("forecast")) {
            forecast = method(panel).forecast(panel, horizon, Coverage.STANDARD, progress);
        }
        List<String> ids = List.copyOf(series.keySet());
        SeriesCsv.write(out, horizon, ids, forecast.means());
        if (intervals != null) {
            IntervalCsv.write(intervals, horizon, ids, forecast.series());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String form = json
                ? "{\"series\":%d,\"horizon\":%d,\"model\":\"%s\",\"seconds\":%.2f}%n"
                : "%d series, %d steps ahead, model %s, %.2f s%n";
        spec.commandLine().getOut().printf(Locale.ROOT, form, ids.size(), horizon, model, seconds);
        return 0;
    }

    private int forecastTable() throws IOException {
        if (times != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--newest, --step and --holidays are for a file with a line for each series; "
                            + "with a line for each step --time says when it was, and holidays are a column of --known or --calendar");
        }
        try {
            TableOutcome outcome = table.forecast(train, horizon, season, model, out, intervals);
            spec.commandLine().getOut().println(json ? outcome.json() : outcome.sentence());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private PanelEnsemble method(Panel panel) {
        try {
            return PanelMethods.of(panel).named(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--model: " + e.getMessage(), e);
        }
    }

    private Panel panel(Map<String, double[]> series) throws IOException {
        for (Map.Entry<String, double[]> entry : series.entrySet()) {
            if (Arrays.stream(entry.getValue()).noneMatch(Double::isFinite)) {
                throw new IOException(train + ": series " + entry.getKey() + " has no values");
            }
        }
        return TimeOptions.timed(times, Panel.of(List.copyOf(series.values()), season), spec);
    }
}
