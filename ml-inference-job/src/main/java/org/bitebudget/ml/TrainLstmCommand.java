package org.bitebudget.ml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitebudget.ml.batch.PriceCsv;
import org.bitebudget.ml.djl.LstmTrainer;
import org.bitebudget.ml.djl.LstmTraining;
import org.bitebudget.ml.djl.LstmTraining.Data;
import org.bitebudget.ml.djl.TrainingCheckpoint;
import org.bitebudget.ml.domain.lstm.PriceWindow;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.domain.registry.ModelMetadata;
import org.bitebudget.ml.registry.PriceDaily;
import org.bitebudget.ml.registry.RegistryOption;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bitebudget train lstm}: the price network, from the prices of the installation, a price file or series of our own making. */
@Command(
        name = "lstm",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the price network (3 LSTM layers of 50 cells over 30 days, 14 days ahead) and keeps it in the"
                    + " registry of models.",
            "From the daily prices of the installation (BITEBUDGET_CLICKHOUSE says where they are), a file, or series of our own making.",
            "Training that was interrupted goes on after its last whole pass when the same command is given again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:trained and written, or with --if-drifted nothing to do",
            "1:the data can't be read or are too few",
            "2:wrong usage",
            "3:ClickHouse doesn't answer"
        })
public final class TrainLstmCommand implements Callable<Integer> {

    private static final int DAYS = 400;
    private static final int UNREACHABLE = 3;
    /** Days between the first and the last sighting of a price that teaches anything. */
    private static final int SPAN = PriceWindow.DAYS / 2 + PriceWindow.HORIZON;
    /** Below the registry: checkpoints of trainings that haven't ended. */
    private static final String UNFINISHED = ".training";

    private final Settings environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Source source;

    @Option(
            names = "--if-drifted",
            description = {
                "only if the champion's errors on the prices of the installation have become larger for good since the newest version was trained;",
                "what was trained then goes on trial on a tenth of the series. For a timer, beside: models compare lstm --act"
            })
    private boolean ifDrifted;

    @Option(
            names = "--series",
            defaultValue = "5000",
            paramLabel = "N",
            description = "most price series of the installation, drawn by their hashes (default ${DEFAULT-VALUE})")
    private int series;

    @Mixin
    private RegistryOption models;

    @Option(names = "--anew", description = "begin anew where an interrupted training would be taken up")
    private boolean anew;

    @Option(
            names = "--epochs",
            defaultValue = "60",
            description = "most passes over the data (default ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--patience",
            defaultValue = "8",
            description = "passes without improvement that end the training (default ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "of weights, order and dropout (default ${DEFAULT-VALUE})")
    private int seed;

    @Option(
            names = "--stride",
            defaultValue = "7",
            description = "days from one window of a series to the next (default ${DEFAULT-VALUE})")
    private int stride;

    @Option(
            names = "--cache",
            defaultValue = "${env:DJL_CACHE_DIR:-var/djl}",
            paramLabel = "DIR",
            description = "where native libraries are unpacked once (default ${DEFAULT-VALUE})")
    private Path cache;

    /** Where the series come from. */
    static final class Source {
        @Option(
                names = "--data",
                required = true,
                paramLabel = "FILE",
                description = "price feed as CSV; .xz is read directly")
        private Path data;

        @Option(
                names = "--generate",
                required = true,
                paramLabel = "N",
                description = "N series of our own making, 400 days each, drawn from the seed")
        private int generate;

        private Data read(long seed) throws IOException {
            if (data != null) {
                return new Data(
                        PriceCsv.tracks(data),
                        String.valueOf(data.getFileName()),
                        Artefact.sha256(Files.readAllBytes(data)));
            }
            SyntheticPrices prices = new SyntheticPrices(seed);
            List<PriceTrack> tracks = new ArrayList<>();
            for (int i = 0; i < generate; i++) {
                tracks.add(prices.next(DAYS));
            }
            String recipe = generate + " generated price series of " + DAYS + " days, seed " + seed;
            return new Data(tracks, recipe, Artefact.sha256(recipe.getBytes(StandardCharsets.UTF_8)));
        }
    }

    TrainLstmCommand() {
        this(Settings.fromEnvironment(), Clock.systemUTC());
    }

    /** @param environment says where ClickHouse is */
    TrainLstmCommand(Settings environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ifDrifted && source != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--if-drifted learns from the prices of the installation: leave out --data and --generate");
        }
        if (series < 1) {
            throw new ParameterException(spec.commandLine(), "--series must be at least 1 but is " + series);
        }
        Data data;
        try {
            if (ifDrifted && !drift().findsDrift(ModelKind.LSTM)) {
                return 0;
            }
            data = source == null ? installed() : source.read(seed);
        } catch (IOException | IllegalArgumentException e) {
            say("nothing was trained: " + e.getMessage());
            return source == null ? UNREACHABLE : 1;
        }
        try {
            ModelMetadata trained = train(data);
            if (ifDrifted) {
                drift().challenge(ModelKind.LSTM, trained.version(), "series");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            say("nothing was trained: " + e.getMessage());
            return 1;
        }
    }

    /** The newest days of the installation's prices, but for the one that is still open. */
    private Data installed() throws IOException, InterruptedException {
        LocalDate to = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        LocalDate from = to.minusDays(DAYS - 1L);
        List<PriceTrack> tracks = new PriceDaily(settings()).tracks(from, to, SPAN, series);
        return Data.of(tracks, tracks.size() + " price series of the installation, " + from + " to " + to);
    }

    private ModelMetadata train(Data data) throws IOException {
        say(data.tracks().size() + " price series");
        LstmTraining training = new LstmTraining(new LstmTrainer(epochs, patience, seed, cache), stride);
        TrainingCheckpoint checkpoint = training.checkpoint(models.folder().resolve(UNFINISHED), data);
        if (anew) {
            checkpoint.discard();
        }
        Artefact artefact = training.run(
                data,
                checkpoint,
                clock,
                epoch -> say("epoch %3d of at most %d  loss %.4f  held out %.4f%s"
                        .formatted(
                                epoch.number(),
                                epochs,
                                epoch.loss(),
                                epoch.validation(),
                                epoch.best() ? "  best" : "")));
        models.keep(artefact, spec.commandLine());
        checkpoint.discard();
        return artefact.metadata();
    }

    private DriftCheck drift() {
        return new DriftCheck(models.registry(), settings(), clock, this::say);
    }

    private JobSettings settings() {
        return JobSettings.from(environment);
    }

    private void say(String words) {
        spec.commandLine().getErr().println(words);
        spec.commandLine().getErr().flush();
    }
}
