package org.bitebudget.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitebudget.ml.domain.experiment.MatchedError;
import org.bitebudget.ml.domain.experiment.ModelComparison;
import org.bitebudget.ml.domain.experiment.TakeRateComparison;
import org.bitebudget.ml.domain.experiment.TakenShare;
import org.bitebudget.ml.domain.experiment.Verdict;
import org.bitebudget.ml.domain.registry.Aliases;
import org.bitebudget.ml.domain.registry.Experiment;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.RefusedArtefactException;
import org.bitebudget.ml.registry.MatchedErrors;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.ml.registry.RegistryOption;
import org.bitebudget.ml.registry.TakenShares;
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
                    + " happened since;",
            "of recommenders, what their households took of what they were shown.",
            "The verdict may be asked for as often as wanted: a challenger that is no better is promoted with a chance"
                    + " of at most --alpha in all.",
            "BITEBUDGET_CLICKHOUSE says where what happened is kept."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared",
            "1:no trial is running, nothing can be compared yet, or the winner can't be used",
            "2:wrong usage",
            "3:ClickHouse doesn't answer"
        })
final class CompareModelsCommand implements Callable<Integer> {
    private static final int UNREACHABLE = 3;
    private static final int BLOCK_OF_FORECASTS = 7;
    private static final int DAYS_OF_HOUSEHOLDS = 14;
    private static final int LONGEST_BLOCK = 365;

    private final Settings environment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RegistryOption models;

    @Parameters(paramLabel = "MODEL", description = "model whose trial is judged")
    private String model;

    @Option(
            names = "--block",
            paramLabel = "DAYS",
            description = {
                "days that count as one observation: of forecasts those of all series (default " + BLOCK_OF_FORECASTS
                        + "),",
                "of recommendations a household's first (default " + DAYS_OF_HOUSEHOLDS
                        + "), looked at as many days later"
            })
    private Integer block;

    @Option(
            names = "--alpha",
            defaultValue = "0.05",
            description = "largest chance of promoting a challenger that is no better (default ${DEFAULT-VALUE})")
    private double alpha;

    @Option(names = "--act", description = "promotes or withdraws the challenger where the verdict says so")
    private boolean act;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    CompareModelsCommand() {
        this(Settings.fromEnvironment());
    }

    /** @param environment says where ClickHouse is */
    CompareModelsCommand(Settings environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelKind kind = ModelKind.named(model)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no model " + model + "; models are " + ModelKind.names()));
        int days = Objects.requireNonNullElse(block, kind == ModelKind.LSTM ? BLOCK_OF_FORECASTS : DAYS_OF_HOUSEHOLDS);
        if (days < 1 || days > LONGEST_BLOCK || !(alpha > 0 && alpha < 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--block must be from 1 to " + LONGEST_BLOCK + " and --alpha within 0 and 1, both exclusive");
        }
        Optional<Experiment> running = models.registry().aliases(kind).experiment();
        if (running.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("no challenger of " + kind + " is on trial; see models challenge --help");
            return 1;
        }
        Experiment trial = running.get();
        Optional<TrialEvidence> found;
        try {
            found = kind == ModelKind.LSTM ? forecasts(trial, days) : recommendations(trial, days);
        } catch (IOException e) {
            spec.commandLine().getErr().println("can't read what happened: " + e.getMessage());
            return UNREACHABLE;
        }
        if (found.isEmpty()) {
            return 1;
        }
        TrialEvidence evidence = found.get();
        print(trial, evidence);
        return act && evidence.verdict() != Verdict.GO_ON ? act(kind, trial, evidence.verdict()) : 0;
    }

    private int act(ModelKind kind, Experiment trial, Verdict verdict) throws IOException {
        ModelRegistry registry = models.registry();
        try {
            Aliases changed = verdict == Verdict.PROMOTE
                    ? registry.promote(kind, trial.challenger())
                    : registry.change(kind, Aliases::withdraw);
            spec.commandLine().getErr().printf("champion is %s%n", changed.champion());
            return 0;
        } catch (RefusedArtefactException e) {
            spec.commandLine().getErr().printf("%s%n%s stays champion%n", e.getMessage(), trial.champion());
            return 1;
        }
    }

    private Optional<TrialEvidence> forecasts(Experiment trial, int days) throws IOException, InterruptedException {
        String champion = models.registry()
                .artefact(ModelKind.LSTM, trial.champion())
                .metadata()
                .version();
        LocalDate since = LocalDate.ofInstant(trial.since(), ZoneOffset.UTC);
        List<MatchedError> errors =
                new MatchedErrors(settings()).read(ModelKind.LSTM, champion, trial.challenger(), since);
        if (errors.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf("no forecast of both %s and %s has come due yet%n", trial.champion(), trial.challenger());
            return Optional.empty();
        }
        return Optional.of(new ForecastEvidence(ModelComparison.of(errors, days, alpha), days));
    }

    private Optional<TrialEvidence> recommendations(Experiment trial, int days)
            throws IOException, InterruptedException {
        List<TakenShare> households = new TakenShares(settings())
                .read(trial.id(), days, Clock.systemUTC().instant());
        if (households.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "no household was first shown something %d days ago or earlier and has bought since%n",
                            2 * days);
            return Optional.empty();
        }
        return Optional.of(new TakeRateEvidence(TakeRateComparison.of(households, alpha), days));
    }

    private JobSettings settings() {
        return JobSettings.from(environment);
    }

    private void print(Experiment trial, TrialEvidence evidence) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson(trial, evidence));
        } else {
            out.printf(
                    "%s  champion %s, challenger %s on %.0f %% of the %s since %s%n",
                    trial.id(),
                    trial.champion(),
                    trial.challenger(),
                    100 * trial.share(),
                    evidence.units(),
                    trial.since());
            evidence.print(out);
            out.printf(", needed %.0f%n%s%n", 1 / alpha, sentence(evidence.verdict()));
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

    private static String asJson(Experiment trial, TrialEvidence evidence) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("experiment", trial.id())
                .put("champion", trial.champion())
                .put("challenger", trial.challenger())
                .put("share", trial.share())
                .put("since", trial.since().toString())
                .put("verdict", evidence.verdict().name());
        evidence.addTo(node);
        return node.toString();
    }
}
