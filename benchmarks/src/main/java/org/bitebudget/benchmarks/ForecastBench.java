package org.bitebudget.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bitebudget.benchmarks.forecasts.UpdateRun;
import org.bitebudget.benchmarks.lstm.LstmThroughput;
import org.bitebudget.forecast.csv.SeriesCsv;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelEnsemble.Progress;
import org.bitebudget.forecast.score.PanelBacktest;
import org.bitebudget.forecast.score.PanelScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How right and how fast the default forecasts are, beside Theta, damped trend and naive on the same steps. */
@Command(
        name = "forecast",
        description = {
            "Holds back the newest horizon of every series, forecasts it with the default ensemble, Theta, damped"
                    + " trend and the",
            "naive method, and compares: errors relative to Naive2, coverage, interval score, series per second. Then"
                    + " updates of many",
            "price series through ml-inference-job, exactly once, beside a job that only counts; broker, registry and"
                    + " ClickHouse are",
            "its own, on free ports and in a temporary directory."
        })
final class ForecastBench implements Callable<Integer> {
    private static final List<String> MODELS = List.of("ensemble", "theta", "damped", "naive");
    private static final int SERIES = 200;
    private static final int WEEKS = 520;
    private static final long SEED = 1;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "series as forecast reads them; without it 200 made-up series of ten years of weeks")
    private Path data;

    @Option(names = "--horizon", defaultValue = "13", paramLabel = "H", description = "default ${DEFAULT-VALUE}")
    private int horizon;

    @Option(names = "--season", defaultValue = "1", paramLabel = "M", description = "default ${DEFAULT-VALUE}")
    private int season;

    @Option(names = "--rounds", defaultValue = "1", paramLabel = "N", description = "horizons held back in turn")
    private int rounds;

    @Option(
            names = "--updates",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "days of price series through the job; 0 leaves that out (default: ${DEFAULT-VALUE})")
    private long updates;

    @Option(
            names = "--series",
            paramLabel = "N",
            defaultValue = "5000",
            description = "price series that take turns in that (default: ${DEFAULT-VALUE})")
    private int updatedSeries;

    @Option(
            names = "--cache",
            defaultValue = "${env:DJL_CACHE_DIR:-var/djl}",
            paramLabel = "DIR",
            description = "where native libraries are unpacked once (default ${DEFAULT-VALUE})")
    private Path cache;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<double[]> series =
                data == null ? madeUp() : List.copyOf(SeriesCsv.read(data).values());
        String config = "%s, horizon %d, season %d, %d rounds"
                .formatted(data == null ? "made-up weeks" : data.getFileName().toString(), horizon, season, rounds);
        BenchReport report = new BenchReport("forecast", config);
        PanelBacktest backtest = new PanelBacktest(Panel.of(series, season), horizon, rounds);
        List<PanelScore> scores = new ArrayList<>();
        for (String model : MODELS) {
            System.err.println(model);
            PanelScore score = backtest.score(model, Progress.NONE);
            scores.add(score);
            report.figure(model + "Smape", score.smape())
                    .figure(model + "Mase", score.mase())
                    .figure(model + "Owa", score.owa())
                    .figure(model + "Coverage80", score.coverage80())
                    .figure(model + "Coverage95", score.coverage95())
                    .figure(model + "Msis", score.msis())
                    .figure(model + "SeriesPerSecond", score.seriesPerSecond());
        }
        report.count("series", scores.get(0).series())
                .figure("ratioOwaToTheta", scores.get(0).owa() / scores.get(1).owa())
                .figure("ratioMsisToTheta", scores.get(0).msis() / scores.get(1).msis());
        report.figure("seriesPerSecond", scores.get(0).seriesPerSecond());
        if (updates > 0) {
            update(report);
        }
        report.figure(
                "lstmSeriesPerSecond", new LstmThroughput(cache).measure(2).seriesPerSecond());
        report.publish(out);
        return 0;
    }

    private void update(BenchReport report) throws IOException, InterruptedException {
        UpdateRun.Outcome outcome = new UpdateRun(updatedSeries, updates).measure();
        report.count("updates", updates)
                .count("updatedSeries", updatedSeries)
                .figure("updatesPerSecond", outcome.updatesPerSecond())
                .figure("forecastsPerSecond", outcome.forecastsPerSecond())
                .figure("trivialPerSecond", outcome.trivialPerSecond())
                .figure("ratioUpdatesToTrivial", outcome.updatesPerSecond() / outcome.trivialPerSecond())
                .figure("bytesPerSeries", outcome.bytesPerSeries());
    }

    /** Levels that wander, with a yearly wave of its own size and phase in every series. */
    private static List<double[]> madeUp() {
        Random random = new Random(SEED);
        return IntStream.range(0, SERIES)
                .mapToObj(i -> {
                    double wave = 30 * random.nextDouble();
                    double phase = 52 * random.nextDouble();
                    double[] values = new double[WEEKS];
                    double level = 200;
                    for (int t = 0; t < WEEKS; t++) {
                        level = Math.max(50, level + 2 * random.nextGaussian());
                        values[t] = level + wave * Math.sin(2 * Math.PI * (t + phase) / 52) + 3 * random.nextGaussian();
                    }
                    return values;
                })
                .toList();
    }
}
