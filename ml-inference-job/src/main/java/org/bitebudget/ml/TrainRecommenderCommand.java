package org.bitebudget.ml;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitebudget.ml.batch.BasketsFile;
import org.bitebudget.ml.domain.recommend.Assortment;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.recommend.ReceiptShoppers;
import org.bitebudget.ml.recommend.RecommenderArtefact;
import org.bitebudget.ml.recommend.RecommenderTraining;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.config.Settings;
import org.bitebudget.platform.flink.JobSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bitebudget train recommender}: learns what is bought next, from a file of baskets or from the receipts. */
@Command(
        name = "recommender",
        mixinStandardHelpOptions = true,
        description = {
            "Learns what is bought next and leaves an artefact that the running job takes up within seconds (BITEBUDGET_RECOMMENDER).",
            "From the receipts of receipt.readings.v1, or from a file as the command recommend reads it. The same data give the same model."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "1:nothing to learn from, or files or brokers don't answer", "2:wrong usage"})
public final class TrainRecommenderCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--baskets", paramLabel = "FILE", description = "histories of shoppers instead of the receipts")
    private Path baskets;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the artefact goes")
    private Path out;

    @Option(names = "--json", description = "say what was made as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        RecommenderArtefact artefact;
        try {
            artefact = baskets == null ? fromReceipts(now) : fromFile(now);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        artefact.write(out);
        spec.commandLine()
                .getOut()
                .printf(
                        json
                                ? "{\"version\":\"%s\",\"shoppers\":%.0f,\"items\":%.0f,\"weight_collaborative\":%.2f,\"weight_content\":%.2f}%n"
                                : "version %s: %.0f shoppers, %.0f items, learned weights %.2f collaborative, %.2f content%n",
                        artefact.metadata().version(),
                        artefact.metadata().metrics().get("shoppers"),
                        artefact.metadata().metrics().get("items"),
                        artefact.metadata().metrics().get("weight_collaborative"),
                        artefact.metadata().metrics().get("weight_content"));
        return 0;
    }

    private RecommenderArtefact fromFile(Instant now) throws IOException {
        BasketsFile file = BasketsFile.read(baskets);
        List<Product> products = file.itemTexts().stream()
                .map(text -> new Product(text, text, Optional.empty()))
                .toList();
        return train(
                file.shoppers(),
                new Assortment(products),
                now,
                baskets.getFileName().toString());
    }

    private RecommenderArtefact fromReceipts(Instant now) throws IOException {
        JobSettings settings = JobSettings.from(Settings.fromEnvironment());
        ReceiptShoppers receipts = ReceiptShoppers.read(settings.kafka(), RegistrySettings.at(settings.registry()));
        return train(receipts.shoppers(), receipts.assortment(), now, "receipts");
    }

    private RecommenderArtefact train(List<Shopper> shoppers, Assortment assortment, Instant now, String from)
            throws IOException {
        return RecommenderTraining.train(shoppers, assortment, now, from, this::say);
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
