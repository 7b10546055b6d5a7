package org.bitebudget.benchmarks.prices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.Quantiles;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Throughput, latency and state of price-stream, beside what a job that only counts makes of the same topic. */
@Command(
        name = "price-stream",
        description = {
            "Runs price-stream from a filled topic to committed outputs on its topics and in ClickHouse, beside a job that only",
            "counts, several times in one process, so that the last time it is as in a service that has been running. Then alerts at a",
            "steady rate up to a WebSocket, then throughput with few keys and with many. Broker, registry, ClickHouse and apps are its",
            "own, on free ports and in a temporary directory."
        })
public final class PriceStreamBench implements Callable<Integer> {

    /** Where price-stream writes to. */
    static final List<Topic<?>> OUTPUTS = List.of(Topics.PRICE_CURRENT, Topics.PRICE_QUARANTINE, Topics.PRICE_ALERTS);

    /** What it writes and reads itself. */
    private static final List<Topic<?>> READ_AGAIN = List.of(Topics.PRODUCT_IDENTITIES, Topics.PRICE_QUARANTINE);

    private static final long TEN_MILLION = 10_000_000;
    private static final int WATCHED = 200;
    private static final int VISITS = 10;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "File of prices as feed takes it; may be given more than once.")
    private List<Path> files;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "10",
            description = {
                "How often its rows are used, each time for stores of other names; 0 leaves their throughput out.",
                "(default: ${DEFAULT-VALUE})"
            })
    private int repeat;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "3",
            description = {
                "How often each of the two jobs reads them from the first to the last, in one process; the last pass counts,",
                "the first is told as cold. (default: ${DEFAULT-VALUE})"
            })
    private int passes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Observations a second while latency is measured (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long latency is measured; 0 leaves it out (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds before, that don't count (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--rules",
            paramLabel = "N",
            defaultValue = "1000000",
            description = {
                "Rules of other households on one product, whose alerts' latency is then measured; 0 leaves that out.",
                "(default: ${DEFAULT-VALUE})"
            })
    private int rules;

    @Option(
            names = "--keys",
            paramLabel = "N",
            defaultValue = "10000000",
            description = {
                "Products in the state of the run that is held against one with 100,000; 0 leaves both out.",
                "(default: ${DEFAULT-VALUE}, which takes a quarter of an hour and more than 20 GB below the temporary directory)."
            })
    private long keys;

    @Option(
            names = "--keys-observations",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Observations measured in each of the two (default: ${DEFAULT-VALUE}).")
    private long keysObservations;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        BenchReport report = new BenchReport(
                "price-stream",
                "shipped settings, %s, %d times over, latency at %d observations a second"
                        .formatted(names(), repeat, rate));
        if (repeat > 0) {
            throughput(report);
        }
        if (seconds > 0) {
            latency(report);
        }
        if (keys > 0) {
            manyKeys(report);
        }
        report.publish(out);
        return 0;
    }

    private void throughput(BenchReport report) throws Exception {
        List<PriceObservation> observations = new ArrayList<>();
        for (Path file : files) {
            System.err.println("reading " + file);
            observations.addAll(PriceFile.read(file));
        }
        long keys = repeat * different(observations, Copies::key);
        long rows = repeat * different(observations, PriceObservation::getObservationId);
        try (JobStack stack = JobStack.start()) {
            System.err.println("filling the topic");
            stack.topics().sendAll(Topics.PRICE_OBSERVATIONS, Copies.of(observations, repeat), Copies::key);
            long records = (long) observations.size() * repeat;
            observations.clear();
            report.count("observations", records).count("products", keys);

            System.err.println("counting them");
            Passes.Outcome trivial;
            try (HostedJob job = stack.startJob(PricePrograms.COUNT)) {
                trivial = new Passes(stack.topics(), Counts.JOB, List.of(Counts.TOPIC), records)
                        .run(job, passes, () -> {});
            }

            System.err.println("price-stream");
            try (HostedJob job = stack.startJob(PricePrograms.STREAM)) {
                Passes.Outcome stream = new Passes(stack.topics(), PriceJob.NAME, OUTPUTS, records)
                        .run(job, passes, () -> {
                            requireRows(stack, rows);
                            stack.query("TRUNCATE TABLE bitebudget.price_history");
                            stack.empty(READ_AGAIN);
                        });
                requireRows(stack, rows);
                report.figure("observationsPerSecond", stream.perSecond())
                        .figure("observationsPerSecondCold", stream.perSecondCold())
                        .figure("processorMicrosPerObservation", stream.processorMicros())
                        .figure("trivialPerSecond", trivial.perSecond())
                        .figure("trivialPerSecondCold", trivial.perSecondCold())
                        .figure("ratioToTrivial", stream.perSecond() / trivial.perSecond())
                        .figure("bytesPerProduct", (double) job.fullCheckpointBytes() / keys);
            }
        }
    }

    private static long different(List<PriceObservation> observations, Function<PriceObservation, String> name) {
        return observations.stream().map(name).distinct().count();
    }

    /** A later revision replaces the row of the one before, now or when ClickHouse merges them. */
    private static void requireRows(JobStack stack, long expected) throws IOException, InterruptedException {
        String rows = stack.query("SELECT uniqExact(observation_id) FROM bitebudget.price_history");
        if (!rows.equals(Long.toString(expected))) {
            throw new IOException("ClickHouse has %s of %d rows".formatted(rows, expected));
        }
    }

    private void latency(BenchReport report) throws Exception {
        System.err.println("latency");
        Quantiles millis = latency(WATCHED, 0);
        report.figure("latencyP50Ms", millis.median())
                .figure("latencyP99Ms", millis.p99())
                .figure("latencyMaxMs", millis.max())
                .count("alerts", millis.sorted().size());
        if (rules > 0) {
            System.err.printf(Locale.ROOT, "latency with %,d rules on one product%n", rules);
            Quantiles amongMany = latency(1, rules);
            report.count("rulesOnOneProduct", rules)
                    .figure("latencyP50MsManyRules", amongMany.median())
                    .figure("latencyP99MsManyRules", amongMany.p99())
                    .count("alertsManyRules", amongMany.sorted().size());
        }
    }

    private Quantiles latency(int watched, int strangersRules) throws Exception {
        try (JobStack stack = JobStack.start()) {
            return Quantiles.of(new AlertLatency(stack, rate, watched, strangersRules)
                    .measure(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)));
        }
    }

    private void manyKeys(BenchReport report) throws IOException {
        ManyKeys measurement = new ManyKeys(VISITS, keysObservations);
        ManyKeys.Outcome few = measurement.with(ManyKeys.FEW);
        ManyKeys.Outcome many = measurement.with(keys);
        report.count("manyKeys", keys)
                .figure("observationsPerSecond100kKeys", few.observationsPerSecond())
                .figure("observationsPerSecondManyKeys", many.observationsPerSecond())
                .figure("processorMicrosPerObservation100kKeys", few.processorMicros())
                .figure("processorMicrosPerObservationManyKeys", many.processorMicros())
                .figure("bytesPerProductManyKeys", (double) many.stateBytes() / keys)
                .figure(
                        keys == TEN_MILLION ? "ratio10MKeys" : "ratioManyKeys",
                        many.observationsPerSecond() / few.observationsPerSecond());
    }

    private String names() {
        return String.join(
                ", ", files.stream().map(file -> file.getFileName().toString()).toList());
    }
}
