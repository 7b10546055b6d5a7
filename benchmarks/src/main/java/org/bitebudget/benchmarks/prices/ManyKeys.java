package org.bitebudget.benchmarks.prices;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bitebudget.benchmarks.ProcessorTime;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.price.job.PriceJob;
import org.bitebudget.schema.Topics;

/**
 * Throughput with a state of so many products: they are loaded through the job's own operators up to a checkpoint, from which it
 * goes on with observations of products drawn at random.
 *
 * @param visits how often each product was seen before
 * @param measured observations that are measured
 */
record ManyKeys(int visits, long measured) {

    /** As many products as the others are held against. */
    static final long FEW = 100_000;

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long SEED = 20_260_301;

    /**
     * What was measured.
     *
     * @param observationsPerSecond throughput from when all tasks run, their state restored
     * @param processorMicros processor time of the job's process for an observation, from then on
     * @param stateBytes full checkpoint before
     */
    record Outcome(double observationsPerSecond, double processorMicros, long stateBytes) {}

    /** Measures with that many products. */
    Outcome with(long products) throws IOException {
        try (JobStack stack = JobStack.start()) {
            System.err.printf(Locale.ROOT, "loading %,d products with %d observations each%n", products, visits);
            long bytes = preload(stack, products);
            System.err.printf(Locale.ROOT, "  %,d bytes of state%nfilling the topic%n", bytes);
            stack.topics().sendAll(Topics.PRICE_OBSERVATIONS, drawn(products), Copies::key);
            System.err.println("price-stream");
            try (HostedJob job = stack.startJob(PricePrograms.CONTINUED);
                    JobProgress progress = new JobProgress(stack.topics().bootstrap(), PriceJob.NAME)) {
                Instant start = Instant.now();
                Duration processor = ProcessorTime.ofFamily(job.process().pid());
                Instant end = progress.awaitEnd(
                                job, Topics.PRICE_OBSERVATIONS, PriceStreamBench.OUTPUTS, Duration.ZERO, LONGEST)
                        .caughtUp();
                processor = ProcessorTime.ofFamily(job.process().pid()).minus(processor);
                Outcome outcome = new Outcome(
                        measured * 1e3 / Duration.between(start, end).toMillis(),
                        processor.toNanos() / 1e3 / measured,
                        bytes);
                System.err.printf(
                        Locale.ROOT,
                        "  %,.0f observations a second, %.0f µs of processor time each%n",
                        outcome.observationsPerSecond,
                        outcome.processorMicros);
                job.kill();
                return outcome;
            }
        }
    }

    private long preload(JobStack stack, long products) throws IOException {
        try (HostedJob job = stack.startJob(PricePrograms.preload(products, visits))) {
            job.awaitGenerated(LONGEST);
            long bytes = job.fullCheckpointBytes();
            job.kill();
            return bytes;
        }
    }

    /** Of products at random, all later on the last day that they were seen on, so that no store's clock moves. */
    private Stream<PriceObservation> drawn(long products) {
        Random random = new Random(SEED);
        long micros = Duration.ofHours(20).toNanos() / 1_000;
        return LongStream.range(0, measured)
                .mapToObj(number -> Assortment.observation(
                        random.nextLong(products),
                        visits - 1,
                        Duration.ofSeconds(1).plusNanos(micros * number / measured * 1_000)));
    }
}
