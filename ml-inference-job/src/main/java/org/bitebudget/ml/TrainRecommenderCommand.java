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
import org.bitebudget.ml.domain.registry.ModelKind;
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
import picocli.CommandLine.ParameterException;
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
            "0:trained and kept, or with --if-drifted nothing to do",
            "1:nothing to learn from, or files or brokers don't answer",
            "2:wrong usage",
            "3:with --if-drifted, ClickHouse doesn't answer"
        })
public final class TrainRecommenderCommand implements Callable<Integer> {

    private static final int UNREACHABLE = 3;

    private final Settings environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"--data", "--baskets"},
            paramLabel = "FILE",
            description = "histories of shoppers instead of the receipts")
    private Path baskets;

    @Option(
            names = "--if-drifted",
            description = {
                "only if households have come to take less for good of what the champion shows them since the newest version was trained;",
                "what was trained then goes on trial in a tenth of the households. For a timer, beside: models compare recommender --act"
            })
    private boolean ifDrifted;

    @Mixin
    private RegistryOption models;

    TrainRecommenderCommand() {
        this(Settings.fromEnvironment(), Clock.systemUTC());
    }

    /** @param environment says where brokers, registry of schemas and ClickHouse are */
    TrainRecommenderCommand(Settings environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ifDrifted && baskets != null) {
            throw new ParameterException(
                    spec.commandLine(), "--if-drifted learns from the receipts of the installation: leave out --data");
        }
        try {
            if (ifDrifted && !drift().findsDrift(ModelKind.RECOMMENDER)) {
                return 0;
            }
        } catch (IOException e) {
            say("nothing was trained: " + e.getMessage());
            return UNREACHABLE;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Artefact artefact;
        try {
            artefact = baskets == null ? fromReceipts(now) : fromFile(now);
        } catch (IllegalArgumentException e) {
            say("nothing was trained: " + e.getMessage());
            return 1;
        }
        models.keep(artefact, spec.commandLine());
        if (ifDrifted) {
            drift().challenge(ModelKind.RECOMMENDER, artefact.metadata().version(), "households");
        }
        return 0;
    }

    private Artefact fromFile(Instant now) throws IOException {
        BasketsFile file = BasketsFile.read(baskets);
        return train(
                file.shoppers(), file.assortment(), now, baskets.getFileName().toString());
    }

    private Artefact fromReceipts(Instant now) throws IOException {
        JobSettings settings = settings();
        ReceiptShoppers receipts = ReceiptShoppers.read(settings.kafka(), RegistrySettings.at(settings.registry()));
        return train(receipts.shoppers(), receipts.assortment(), now, "receipts");
    }

    private Artefact train(List<Shopper> shoppers, Assortment assortment, Instant now, String from) throws IOException {
        return RecommenderTraining.train(shoppers, assortment, now, from, this::say);
    }

    private DriftCheck drift() {
        return new DriftCheck(models.registry(), settings(), clock, this::say);
    }

    private JobSettings settings() {
        return JobSettings.from(environment);
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
