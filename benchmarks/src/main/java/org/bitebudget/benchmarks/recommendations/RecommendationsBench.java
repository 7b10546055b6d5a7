package org.bitebudget.benchmarks.recommendations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.Quantiles;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ml.batch.BasketsFile;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.registry.Artefact;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.ml.recommend.RecommenderTraining;
import org.bitebudget.ml.registry.ModelRegistry;
import org.bitebudget.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon recommendations know a receipt, with a trained recommender beside habit. */
@Command(
        name = "recommendations",
        description = {
            "Takes the shoppers of a file for households whose receipts ml-inference-job knows, sends further receipts at a steady rate,",
            "and measures how long it takes from a read receipt to recommendations of the serving API that know it: with habit, which",
            "speaks where nothing was trained, then with a recommender that was trained on the file. Broker, registry, ClickHouse and",
            "apps are its own, on free ports and in a temporary directory."
        })
public final class RecommendationsBench implements Callable<Integer> {

    @Option(
            names = "--baskets",
            required = true,
            paramLabel = "FILE",
            description = "histories as the command recommend reads them")
    private Path baskets;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Receipts a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long latency is measured, each time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds before, that don't count (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        BasketsFile file = BasketsFile.read(baskets);
        List<Shopper> buyers = file.shoppers().stream()
                .filter(shopper -> !shopper.history().isEmpty())
                .toList();
        if (buyers.size() <= ListLatency.LISTENING) {
            throw new IOException("%s has %d shoppers with a history; more than %d are needed"
                    .formatted(baskets, buyers.size(), ListLatency.LISTENING));
        }
        ShopperReceipts receipts = new ShopperReceipts(buyers, file.itemTexts(), LocalDate.now(ZoneOffset.UTC));
        Artefact trained = RecommenderTraining.train(
                file.shoppers(),
                file.assortment(),
                Instant.now(),
                baskets.getFileName().toString(),
                System.err::println);
        BenchReport report = new BenchReport(
                "recommendations", "shipped settings, %s, %d receipts a second".formatted(baskets.getFileName(), rate));
        report.count("households", receipts.shoppers().size()).count("receiptsBefore", receipts.count());
        try (JobStack stack = JobStack.start()) {
            System.err.printf(Locale.ROOT, "filling the topic with %,d receipts%n", receipts.count());
            stack.topics()
                    .sendAll(
                            Topics.RECEIPT_READINGS,
                            receipts.histories(),
                            (ReceiptReading reading) -> ShopperReceipts.key(reading));
            ListLatency latency = new ListLatency(stack, receipts, rate);
            System.err.println("habit");
            tell(report, "Habit", latency);
            promote(stack, trained);
            System.err.println("trained recommender");
            tell(report, "", latency);
        }
        report.publish(out);
        return 0;
    }

    private void tell(BenchReport report, String voice, ListLatency latency) throws Exception {
        Quantiles millis = Quantiles.of(latency.measure(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)));
        report.figure("latencyP50Ms" + voice, millis.median())
                .figure("latencyP99Ms" + voice, millis.p99())
                .figure("latencyMaxMs" + voice, millis.max())
                .count("latencies" + voice, millis.sorted().size());
    }

    private static void promote(JobStack stack, Artefact trained) throws IOException {
        ModelRegistry registry = ModelRegistry.at(stack.models());
        registry.add(trained);
        registry.promote(ModelKind.RECOMMENDER, trained.metadata().version());
    }
}
