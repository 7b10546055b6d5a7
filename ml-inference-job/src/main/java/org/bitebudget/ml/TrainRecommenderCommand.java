package org.bitebudget.ml;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitebudget.ml.batch.BasketsFile;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.recommend.ReceiptShoppers;
import org.bitebudget.ml.recommend.RecommenderTraining;
import org.bitebudget.ml.registry.RegistryOption;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bitebudget train recommender}: learns what is bought next, from a file of baskets or from the receipts. */
@Command(
        name = "recommender",
        mixinStandardHelpOptions = true,
        description = {
            "Learns what is bought next and keeps it in the registry of models.",
            "From the receipts of receipt.readings.v1, or from a file as the command recommend reads it. The same data give the same model."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:trained and kept",
            "1:nothing to learn from, or files or brokers don't answer",
            "2:wrong usage"
        })
public final class TrainRecommenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"--data", "--baskets"},
            paramLabel = "FILE",
            description = "histories of shoppers instead of the receipts")
    private Path baskets;

    @Mixin
    private RegistryOption models;

    @Override
    public Integer call() throws IOException {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Artefact artefact;
        try {
            artefact = baskets == null ? fromReceipts(now) : fromFile(now);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println("nothing was trained: " + e.getMessage());
            return 1;
        }
        models.keep(artefact, spec.commandLine());
        return 0;
    }

    private Artefact fromFile(Instant now) throws IOException {
        BasketsFile file = BasketsFile.read(baskets);
        return train(
                file.shoppers(), file.assortment(), now, baskets.getFileName().toString());
    }

    private Artefact fromReceipts(Instant now) throws IOException {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        ReceiptShoppers receipts = ReceiptShoppers.read(settings.kafka(), RegistrySettings.at(settings.registry()));
        return train(receipts.shoppers(), receipts.assortment(), now, "receipts");
    }

    private Artefact train(List<Shopper> shoppers, Assortment assortment, Instant now, String from) throws IOException {
        return RecommenderTraining.train(shoppers, assortment, now, from, this::say);
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
