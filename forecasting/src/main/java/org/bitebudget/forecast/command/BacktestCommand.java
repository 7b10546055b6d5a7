package org.bitebudget.forecast.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.bitebudget.forecast.csv.SeriesCsv;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelEnsemble.Progress;
import org.bitebudget.forecast.score.PanelBacktest;
import org.bitebudget.forecast.score.PanelScore;
import org.bitebudget.forecast.score.ScorePlot;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bitebudget backtest}: how right each model would have been on the newest observations of every series. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Holds back the newest horizon of every series of a CSV file (form of forecast), forecasts it with each model and",
            "compares; with more rounds also the horizons before it. OWA is relative to Naive2 on the same steps."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:the file can't be read or a plot can't be written", "2:wrong usage"})
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--train", required = true, paramLabel = "FILE", description = "series")
    private Path train;

    @Option(names = "--horizon", required = true, paramLabel = "H", description = "steps held back and forecast")
    private int horizon;

    @Option(names = "--season", defaultValue = "1", paramLabel = "M", description = "observations in one cycle")
    private int season;

    @Option(
            names = "--models",
            split = ",",
            defaultValue = "naive,theta,ensemble",
            paramLabel = "NAME",
            description =
                    "models to compare, as forecast takes them; an unknown name lists them (default ${DEFAULT-VALUE})")
    private List<String> models;

    @Option(
            names = "--ablation",
            split = ",",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = {
                "instead of --models the ensemble, the ensemble without each of its members,",
                "and with each named model as one more"
            })
    private List<String> ablation;

    @Option(names = "--rounds", defaultValue = "1", paramLabel = "N", description = "horizons held back in turn")
    private int rounds;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "draws the errors by step ahead")
    private Path plot;

    @ArgGroup(exclusive = false, heading = "%nTimes, for prophet, linear, boosting and lstm:%n")
    private TimeOptions times;

    @Option(names = "--json", description = "a JSON line for each model instead of the table")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Limits.check(spec, horizon, season);
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be at least 1 but is " + rounds);
        }
        List<double[]> series = new ArrayList<>(SeriesCsv.read(train).values());
        int needed = (rounds + 1) * horizon + season;
        List<double[]> longEnough = series.stream()
                .filter(values ->
                        values.length >= needed && Arrays.stream(values).anyMatch(Double::isFinite))
                .toList();
        if (longEnough.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no series has the " + needed + " observations that this takes");
        }
        if (longEnough.size() < series.size()) {
            System.err.printf("%d of %d series are too short%n", series.size() - longEnough.size(), series.size());
        }
        PanelBacktest backtest =
                new PanelBacktest(TimeOptions.timed(times, Panel.of(longEnough, season), spec), horizon, rounds);
        List<PanelScore> scores = new ArrayList<>();
        if (!json) {
            say(PanelScore.HEADER);
        }
        if (ablation == null) {
            for (String model : models) {
                tell(scored("--models", progress -> List.of(backtest.score(model, progress))), scores);
            }
        } else {
            List<String> candidates =
                    ablation.stream().filter(name -> !name.isEmpty()).toList();
            tell(scored("--ablation", progress -> backtest.ablation(candidates, progress)), scores);
        }
        if (plot != null) {
            ScorePlot.write(scores, plot);
        }
        return 0;
    }

    private List<PanelScore> scored(String option, Function<Progress, List<PanelScore>> scores) {
        try (ProgressLine progress = new ProgressLine("backtest")) {
            return scores.apply(progress);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private void tell(List<PanelScore> scored, List<PanelScore> all) {
        for (PanelScore score : scored) {
            all.add(score);
            say(json ? score.json() : score.row());
        }
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
