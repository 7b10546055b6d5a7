package org.bitebudget.ml;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitebudget.ml.batch.PriceCsv;
import org.bitebudget.ml.djl.LstmTrainer;
import org.bitebudget.ml.djl.LstmTraining;
import org.bitebudget.ml.djl.LstmTraining.Data;
import org.bitebudget.ml.djl.TrainingCheckpoint;
import org.bitebudget.ml.domain.lstm.SyntheticPrices;
import org.bitebudget.ml.domain.prices.PriceTrack;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.registry.RegistryOption;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bitebudget train lstm}: the price network, from a price file or from series of our own making. */
@Command(
        name = "lstm",
        mixinStandardHelpOptions = true,
        description = {
            "Trains the price network (3 LSTM layers of 50 cells over 30 days, 14 days ahead) and keeps it in the"
                    + " registry of models.",
            "Training that was interrupted goes on after its last whole pass when the same command is given again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:trained and written", "1:the data can't be read or are too few", "2:wrong usage"})
public final class TrainLstmCommand implements Callable<Integer> {

    private static final int DAYS = 400;
    /** Below the registry: checkpoints of trainings that haven't ended. */
    private static final String UNFINISHED = ".training";

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

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

    @Override
    public Integer call() throws IOException {
        try {
            train();
            return 0;
        } catch (IllegalArgumentException | NoSuchFileException e) {
            spec.commandLine().getErr().println("nothing was trained: " + e.getMessage());
            return 1;
        }
    }

    private void train() throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        Data data = source.read(seed);
        progress.printf("%d price series%n", data.tracks().size());
        progress.flush();
        LstmTraining training = new LstmTraining(new LstmTrainer(epochs, patience, seed, cache), stride);
        TrainingCheckpoint checkpoint = training.checkpoint(models.folder().resolve(UNFINISHED), data);
        if (anew) {
            checkpoint.discard();
        }
        Artefact artefact = training.run(data, checkpoint, Clock.systemUTC(), epoch -> {
            progress.printf(
                    "epoch %3d of at most %d  loss %.4f  held out %.4f%s%n",
                    epoch.number(), epochs, epoch.loss(), epoch.validation(), epoch.best() ? "  best" : "");
            progress.flush();
        });
        models.keep(artefact, spec.commandLine());
        checkpoint.discard();
    }
}
