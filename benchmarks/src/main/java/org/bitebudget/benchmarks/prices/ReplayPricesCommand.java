package org.bitebudget.benchmarks.prices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.price.oracle.Differences;
import org.bitebudget.price.oracle.Disorder;
import org.bitebudget.price.oracle.HistoryRows;
import org.bitebudget.price.oracle.PriceOracle;
import org.bitebudget.price.oracle.SampleRules;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Feeds files of prices through the real job and compares all it told with what a plain batch makes of the same observations. */
@Command(
        name = "replay-prices",
        description = {
            "Feeds files of prices through price-stream on a broker, a registry and a ClickHouse of its own, and"
                    + " compares",
            "current prices, quarantine, rows and alerts with what a plain batch computes from docs/prices.md.",
            "Exits with 4 where they differ."
        })
public final class ReplayPricesCommand implements Callable<Integer> {

    private static final List<Topic<?>> OUTPUTS =
            List.of(Topics.PRICE_CURRENT, Topics.PRICE_QUARANTINE, Topics.PRICE_ALERTS);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final int VIOLATED = 4;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of prices as feed takes them.")
    private List<Path> files;

    @Option(
            names = "--shuffle-days",
            paramLabel = "N",
            defaultValue = "0",
            description = "Observations arrive up to so many days out of order (default: ${DEFAULT-VALUE}).")
    private int shuffleDays;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "So many of them arrive twice, such as 0.02 (default: ${DEFAULT-VALUE}).")
    private double duplicates;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "How often the job's process is killed (SIGKILL) and started again (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--watched",
            paramLabel = "N",
            defaultValue = "500",
            description = "Products with alert rules, one of each kind (default: ${DEFAULT-VALUE}).")
    private int watched;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "20260301",
            description = "Of shuffling, duplicates and rules (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the counts there, too.")
    private Path out;

    private long conflicts;

    @Override
    public Integer call() throws Exception {
        List<PriceObservation> arrivals = arrivals();
        List<PriceAlertRule> rules =
                SampleRules.on(arrivals, watched, Instant.now().truncatedTo(ChronoUnit.MICROS), seed);
        List<Differences> all;
        long told;
        try (JobStack stack = JobStack.start()) {
            long start = System.nanoTime();
            feed(stack, rules, arrivals);
            System.err.printf(Locale.ROOT, "the job was done after %.0f s%n", (System.nanoTime() - start) / 1e9);
            told = arrivals.size();
            arrivals.clear();
            all = compare(stack, rules);
        }
        return publish(told, all);
    }

    private List<PriceObservation> arrivals() throws IOException {
        List<PriceObservation> observations = new ArrayList<>();
        for (Path file : files) {
            System.err.println("reading " + file);
            PriceFile prices = PriceFile.open(file);
            observations.addAll(prices.observations());
            conflicts += prices.conflicts();
        }
        SampleRules.categorise(observations);
        return new ArrayList<>(new Disorder(Duration.ofDays(shuffleDays), duplicates, seed).of(observations));
    }

    /** Writes everything in portions, with a kill in the middle of all but the last one. */
    private void feed(JobStack stack, List<PriceAlertRule> rules, List<PriceObservation> arrivals) throws Exception {
        StackTopics topics = stack.topics();
        topics.sendAll(
                Topics.PRICE_ALERT_RULES, rules.stream(), rule -> Keys.join(rule.getHousehold(), rule.getRuleId()));
        HostedJob job = stack.startJob(PricePrograms.STREAM);
        try (JobProgress progress = new JobProgress(topics.bootstrap(), PriceJob.NAME)) {
            job.await(LONGEST, () -> progress.read(Topics.PRICE_ALERT_RULES) == rules.size());
            int halves = 2 * (kills + 1);
            for (int half = 0; half < halves; half++) {
                int from = (int) ((long) arrivals.size() * half / halves);
                int to = (int) ((long) arrivals.size() * (half + 1) / halves);
                topics.sendAll(Topics.PRICE_OBSERVATIONS, arrivals.subList(from, to).stream(), Copies::key);
                if (half % 2 == 0) {
                    // a checkpoint in the midst of it, so that the kill that follows has something to go back to
                    job.await(LONGEST, () -> progress.read(Topics.PRICE_OBSERVATIONS) > from);
                } else if (half < halves - 1) {
                    System.err.printf("killing the job with %,d observations on the topic%n", to);
                    job.kill();
                    job = stack.startJob(PricePrograms.STREAM);
                }
            }
            progress.awaitEnd(job, Topics.PRICE_OBSERVATIONS, OUTPUTS, QUIET, LONGEST);
        } finally {
            job.kill();
        }
    }

    private static List<Differences> compare(JobStack stack, List<PriceAlertRule> rules)
            throws IOException, InterruptedException {
        StackTopics topics = stack.topics();
        System.err.println("computing the same in a batch");
        List<PriceObservation> recorded = topics.events(Topics.PRICE_OBSERVATIONS);
        PriceOracle oracle = new PriceOracle(recorded);
        return List.of(
                oracle.currentPrices(topics.events(Topics.PRICE_CURRENT), topics.events(Topics.PRODUCT_IDENTITIES)),
                oracle.quarantine(topics.events(Topics.PRICE_QUARANTINE)),
                oracle.alerts(rules, topics.events(Topics.PRICE_ALERTS), topics.events(Topics.PRODUCT_IDENTITIES)),
                HistoryRows.differences(recorded, stack.query(HistoryRows.QUERY).lines()));
    }

    private int publish(long told, List<Differences> all) throws IOException {
        BenchReport report = new BenchReport(
                "replay-prices",
                "%d days out of order, %s twice, %d kills, seed %d".formatted(shuffleDays, duplicates, kills, seed));
        report.count("observations", told).count("price_conflicts", conflicts);
        long different = 0;
        for (Differences each : all) {
            each.listed().forEach(System.err::println);
            String name = each.what().replaceAll("\\W", "_");
            report.count(name + "_compared", each.compared()).count(name + "_different", each.different());
            different += each.different();
        }
        report.publish(out);
        System.err.println(different == 0 ? "everything is as it should be" : different + " differences");
        return different == 0 ? 0 : VIOLATED;
    }
}
