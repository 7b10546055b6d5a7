package org.bitebudget.benchmarks.forecasts;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.IsolationLevel;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgram;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * Days of many price series through ml-inference-job, from a filled topic to committed forecasts, scores of earlier ones included. The series have a history and models
 * that were chosen for it: what is measured is one day more of a series, again and again.
 */
public final class UpdateRun {

    private static final int HISTORY_DAYS = 60;
    // longer than the job rests between two checkpoints while series wait for their turn
    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final List<Topic<?>> OUTPUTS = List.of(Topics.FORECAST_SERIES);

    private final DailyPrices prices;
    private final long updates;

    /**
     * @param series how many
     * @param updates days of series, all series taking turns
     */
    public UpdateRun(int series, long updates) {
        this.prices = new DailyPrices(series);
        this.updates = updates;
    }

    /**
     * What was measured.
     *
     * @param updatesPerSecond observations a second, each a new day of its series
     * @param forecastsPerSecond forecasts that were written on the way
     * @param trivialPerSecond what a job that only counts the same records takes
     * @param bytesPerSeries a full checkpoint afterwards
     */
    public record Outcome(
            double updatesPerSecond, double forecastsPerSecond, double trivialPerSecond, double bytesPerSeries) {}

    /** Runs it on a stack of its own. */
    public Outcome measure() throws IOException {
        long history = (long) prices.series() * HISTORY_DAYS;
        try (JobStack stack = JobStack.start()) {
            System.err.printf(Locale.ROOT, "%d days of %,d series%n", HISTORY_DAYS, prices.series());
            stack.topics().sendAll(Topics.PRICE_OBSERVATIONS, prices.observations(0, history), DailyPrices::key);
            try (HostedJob job = stack.startJob(ForecastPrograms.FORECAST)) {
                caughtUp(stack, job, ForecastPrograms.FORECAST, OUTPUTS);
            }
            System.err.printf(Locale.ROOT, "%,d updates%n", updates);
            stack.topics()
                    .sendAll(Topics.PRICE_OBSERVATIONS, prices.observations(HISTORY_DAYS, updates), DailyPrices::key);
            double trivial;
            try (HostedJob job = stack.startJob(ForecastPrograms.COUNT)) {
                trivial = (history + updates) / seconds(stack, job, ForecastPrograms.COUNT, List.of(Counts.TOPIC));
            }
            long written = written(stack);
            try (HostedJob job = stack.startJob(ForecastPrograms.FORECAST)) {
                double seconds = seconds(stack, job, ForecastPrograms.FORECAST, OUTPUTS);
                long forecasts = written(stack) - written;
                requireForecasts(forecasts);
                return new Outcome(
                        updates / seconds,
                        forecasts / seconds,
                        trivial,
                        (double) job.fullCheckpointBytes() / prices.series());
            }
        }
    }

    private static double seconds(JobStack stack, HostedJob job, JobProgram program, List<Topic<?>> outputs)
            throws IOException {
        Instant end = caughtUp(stack, job, program, outputs);
        double seconds = Duration.between(job.deployedAt(), end).toMillis() / 1e3;
        System.err.printf(Locale.ROOT, "  %s: %.1f s%n", program.job(), seconds);
        return seconds;
    }

    private static Instant caughtUp(JobStack stack, HostedJob job, JobProgram program, List<Topic<?>> outputs) {
        try (JobProgress progress = new JobProgress(stack.topics().bootstrap(), program.job())) {
            return progress.awaitEnd(job, Topics.PRICE_OBSERVATIONS, outputs, QUIET, LONGEST)
                    .caughtUp();
        }
    }

    private static long written(JobStack stack) {
        try (JobProgress progress = new JobProgress(stack.topics().bootstrap(), ForecastPrograms.FORECAST.job())) {
            return progress.end(Topics.FORECAST_SERIES, IsolationLevel.READ_COMMITTED);
        }
    }

    /** Every series has been answered at least once. */
    private void requireForecasts(long forecasts) throws IOException {
        if (forecasts < prices.series()) {
            throw new IOException("there are %d forecasts of %d series".formatted(forecasts, prices.series()));
        }
    }
}
