package org.bitebudget.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitebudget.ml.domain.experiment.MatchedError;
import org.bitebudget.ml.domain.experiment.ModelComparison;
import org.bitebudget.ml.domain.experiment.ModelComparison.HorizonGain;
import org.bitebudget.ml.domain.experiment.ModelComparison.Verdict;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.registry.MatchedErrors;
import org.bitebudget.ml.registry.RegistryOption;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bitebudget models compare}: the evidence for and against the challenger. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the challenger's forecasts with the champion's on the same series, origins and horizons, by what"
                    + " happened since.",
            "The verdict may be asked for as often as wanted: a challenger that is no better is promoted with a chance"
                    + " of at most --alpha in all.",
            "BITEBUDGET_CLICKHOUSE says where the errors are."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared",
            "1:no trial is running, or nothing can be compared yet",
            "2:wrong usage",
            "3:ClickHouse doesn't answer"
        })
final class CompareModelsCommand implements Callable<Integer> {
    private static final int UNREACHABLE = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RegistryOption models;

    @Parameters(paramLabel = "MODEL", description = "model whose trial is judged")
    private String model;

    @Option(
            names = "--block",
            defaultValue = "7",
            paramLabel = "DAYS",
            description = "days that count as one observation (default ${DEFAULT-VALUE})")
    private int block;

    @Option(
            names = "--alpha",
            defaultValue = "0.05",
            description = "largest chance of promoting a challenger that is no better (default ${DEFAULT-VALUE})")
    private double alpha;

    @Option(names = "--act", description = "promotes or withdraws the challenger where the verdict says so")
    private boolean act;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelKind kind = ModelKind.named(model)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no model " + model + "; models are " + ModelKind.names()));
        if (block < 1 || !(alpha > 0 && alpha < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--block must be at least 1 and --alpha within 0 and 1, both exclusive");
        }
        if (kind != ModelKind.LSTM) {
            throw new ParameterException(
                    spec.commandLine(),
                    "only lstm makes forecasts to compare; how often a recommender's products are taken says the query"
                            + " take_rate, by version");
        }
        Optional<Experiment> running = models.registry().aliases(kind).experiment();
        if (running.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("no challenger of " + kind + " is on trial; see models challenge --help");
            return 1;
        }
        Experiment trial = running.get();
        List<MatchedError> errors;
        try {
            errors = errors(kind, trial);
        } catch (IOException e) {
            spec.commandLine().getErr().println("can't read the errors: " + e.getMessage());
            return UNREACHABLE;
        }
        if (errors.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf("no forecast of both %s and %s has come due yet%n", trial.champion(), trial.challenger());
            return 1;
        }
        ModelComparison comparison = ModelComparison.of(errors, block, alpha);
        print(trial, comparison);
        if (act && comparison.verdict() != Verdict.GO_ON) {
            Aliases changed = models.registry()
                    .change(
                            kind,
                            aliases -> comparison.verdict() == Verdict.PROMOTE
                                    ? aliases.promote(trial.challenger())
                                    : aliases.withdraw());
            spec.commandLine().getErr().printf("champion is %s%n", changed.champion());
        }
        return 0;
    }

    private List<MatchedError> errors(ModelKind kind, Experiment trial) throws IOException, InterruptedException {
        String champion =
                models.registry().artefact(kind, trial.champion()).metadata().version();
        LocalDate since = LocalDate.ofInstant(trial.since(), ZoneOffset.UTC);
        return new MatchedErrors(JobSettings.from(Settings.fromEnvironment()))
                .read(kind, champion, trial.challenger(), since);
    }

    private void print(Experiment trial, ModelComparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(trial, comparison));
        } else {
            out.printf(
                    "%s  champion %s, challenger %s on %.0f %% of the series since %s%n",
                    trial.id(), trial.champion(), trial.challenger(), 100 * trial.share(), trial.since());
            out.printf(
                    "%8s %8s %6s %10s %10s %8s %8s%n",
                    "horizon", "pairs", "days", "champion", "challenger", "DM", "p once");
            for (HorizonGain gain : comparison.horizons()) {
                out.printf(
                        "%8d %8d %6d %10.4f %10.4f %8.2f %8.4f%n",
                        gain.horizon(),
                        gain.pairs(),
                        gain.days(),
                        gain.champion(),
                        gain.challenger(),
                        gain.test().statistic(),
                        gain.test().pValue());
            }
            out.printf(
                    "%d series, %d blocks of %d days: evidence for the challenger %.2f, for the champion %.2f, needed"
                            + " %.0f%n%s%n",
                    comparison.series(),
                    comparison.blocks(),
                    block,
                    comparison.better(),
                    comparison.worse(),
                    1 / alpha,
                    sentence(comparison.verdict()));
        }
        out.flush();
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict) {
            case PROMOTE -> "The challenger is better: models promote, or --act.";
            case WITHDRAW -> "The champion is better: models withdraw, or --act.";
            case GO_ON -> "Neither is shown to be better yet: let the trial go on.";
        };
    }

    private String asJson(Experiment trial, ModelComparison comparison) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("experiment", trial.id())
                .put("champion", trial.champion())
                .put("challenger", trial.challenger())
                .put("share", trial.share())
                .put("since", trial.since().toString())
                .put("series", comparison.series())
                .put("blocks", comparison.blocks())
                .put("blockDays", block)
                .put("evidenceForChallenger", comparison.better())
                .put("evidenceForChampion", comparison.worse())
                .put("alwaysValidP", Math.min(1, 1 / comparison.better()))
                .put("verdict", comparison.verdict().name());
        ArrayNode horizons = node.putArray("horizons");
        for (HorizonGain gain : comparison.horizons()) {
            horizons.addObject()
                    .put("horizon", gain.horizon())
                    .put("pairs", gain.pairs())
                    .put("days", gain.days())
                    .put("champion", gain.champion())
                    .put("challenger", gain.challenger())
                    .put("dieboldMariano", gain.test().statistic())
                    .put("pOnce", gain.test().pValue());
        }
        return node.toString();
    }
}
