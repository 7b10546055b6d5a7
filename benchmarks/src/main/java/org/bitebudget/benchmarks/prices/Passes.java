package org.bitebudget.benchmarks.prices;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bitebudget.benchmarks.ProcessorTime;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * Reads a filled topic of observations from the first to the last several times over, in one process: at first its code is still being
 * compiled, in the end it is as in a service that has been running. The job knows nothing of the passes before.
 */
final class Passes {

    /** Longer than a job waits for a store's clock before it writes that store's prices again. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final StackTopics topics;
    private final String job;
    private final List<Topic<?>> outputs;
    private final long records;

    /**
     * @param topics where it reads from and writes to
     * @param job name of the job
     * @param outputs where it writes to
     * @param records how many observations there are
     */
    Passes(StackTopics topics, String job, List<Topic<?>> outputs, long records) {
        this.topics = topics;
        this.job = job;
        this.outputs = outputs;
        this.records = records;
    }

    /**
     * What came of it.
     *
     * @param perSecondCold observations a second of the first pass
     * @param perSecond of the last
     * @param processorMicros microseconds of the process' processor time for each of the last
     */
    record Outcome(double perSecondCold, double perSecond, double processorMicros) {}

    /** What is done between two passes. */
    @FunctionalInterface
    interface Between {

        /** Checks what a pass has left, and takes it away. */
        void run() throws IOException, InterruptedException;
    }

    /** Lets a job that has just been started pass that often. */
    Outcome run(HostedJob running, int passes, Between between) throws IOException, InterruptedException {
        double cold = pass(running);
        double warm = cold;
        Duration before = Duration.ZERO;
        for (int number = 2; number <= passes; number++) {
            between.run();
            before = ProcessorTime.ofFamily(running.process().pid());
            running.startAnew();
            warm = pass(running);
        }
        Duration taken = ProcessorTime.ofFamily(running.process().pid()).minus(before);
        return new Outcome(cold, warm, taken.toNanos() / 1e3 / records);
    }

    /** From the deployment of the job's first task to the commit of its last output. */
    private double pass(HostedJob running) throws IOException {
        try (JobProgress progress = new JobProgress(topics.bootstrap(), job)) {
            Instant start = running.deployedAt();
            Instant end = progress.awaitEnd(running, Topics.PRICE_OBSERVATIONS, outputs, QUIET, LONGEST)
                    .caughtUp();
            double perSecond = records / (Duration.between(start, end).toMillis() / 1e3);
            System.err.printf(Locale.ROOT, "  %,.0f observations a second%n", perSecond);
            return perSecond;
        }
    }
}
