package org.bitebudget.benchmarks.budgets;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.IsolationLevel;
import org.bitebudget.benchmarks.jobs.Counts;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.budget.job.BudgetJob;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/**
 * A world's purchases through budget-stream, from a filled topic to committed outputs on its topics and in ClickHouse. The plans are
 * in force before: what is measured is the ledger alone.
 */
final class LedgerRun implements AutoCloseable {

    /** Where budget-stream writes to. */
    static final List<Topic<?>> OUTPUTS =
            List.of(Topics.BUDGET_MONTHS, Topics.BUDGET_PLANS, Topics.BUDGET_REDISTRIBUTIONS, Topics.BUDGET_ALERTS);

    // Longer than Flink's metrics are old.
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final JobStack stack;
    private final BudgetWorld world;

    /**
     * What was measured.
     *
     * @param eventsPerSecond ledger entries a second
     * @param rowsPerSecond records on topics and rows in ClickHouse that came of them, a second
     * @param stateBytes a full checkpoint afterwards
     */
    record Outcome(double eventsPerSecond, double rowsPerSecond, long stateBytes) {}

    /** Starts a stack of its own and fills its topics. */
    LedgerRun(BudgetWorld world) throws IOException {
        this.world = world;
        this.stack = JobStack.start();
        System.err.printf(Locale.ROOT, "planning for %,d households%n", world.households());
        stack.topics().sendAll(Topics.BUDGET_PLAN_CHANGES, world.plans(), (PlanChange plan) -> BudgetWorld.key(plan));
        try (HostedJob job = stack.startJob(BudgetPrograms.PLANNING);
                JobProgress progress = progress(BudgetJob.NAME)) {
            awaitEnd(progress, job, Topics.BUDGET_PLAN_CHANGES);
        }
        System.err.printf(Locale.ROOT, "filling the topic with %,d entries%n", world.purchases());
        stack.topics().sendAll(Topics.LEDGER_ENTRIES, world.entries(), (LedgerEntry entry) -> BudgetWorld.key(entry));
    }

    /** How many entries a second a job that only counts them takes. */
    double count() throws IOException {
        try (HostedJob job = stack.startJob(BudgetPrograms.COUNT)) {
            try (JobProgress progress = progress(BudgetPrograms.COUNT.job())) {
                JobProgress.End end =
                        progress.awaitEnd(job, Topics.LEDGER_ENTRIES, List.of(Counts.TOPIC), QUIET, LONGEST);
                return perSecond(world.purchases(), seconds(job, end));
            }
        }
    }

    /** Runs budget-stream to the end of the topic. */
    Outcome measure() throws IOException, InterruptedException {
        long before = rows();
        try (HostedJob job = stack.startJob(BudgetPrograms.STREAM)) {
            double seconds;
            try (JobProgress progress = progress(BudgetJob.NAME)) {
                seconds = seconds(job, awaitEnd(progress, job, Topics.LEDGER_ENTRIES));
            }
            long written = rows() - before;
            requireSums();
            return new Outcome(
                    perSecond(world.purchases(), seconds), perSecond(written, seconds), job.fullCheckpointBytes());
        }
    }

    /** Waits until budget-stream has read the topic, worked on all of it and committed what came of it. */
    static JobProgress.End awaitEnd(JobProgress progress, HostedJob job, Topic<?> input) {
        return progress.awaitEnd(
                job,
                input,
                OUTPUTS,
                () -> job.gauge(BudgetJob.OPERATOR, BudgetJob.INPUTS_WAITING).orElse(1) == 0,
                QUIET,
                LONGEST);
    }

    /** From the deployment of the job's first task to the commit of its last output. */
    private static double seconds(HostedJob job, JobProgress.End end) throws IOException {
        return Duration.between(job.deployedAt(), end.lastWritten()).toMillis() / 1e3;
    }

    private JobProgress progress(String job) {
        return new JobProgress(stack.topics().bootstrap(), job);
    }

    /** Records and markers of transactions on the output topics, and rows that ClickHouse has taken. */
    private long rows() throws IOException, InterruptedException {
        try (JobProgress progress = progress(BudgetJob.NAME)) {
            long records = OUTPUTS.stream()
                    .mapToLong(topic -> progress.end(topic, IsolationLevel.READ_COMMITTED))
                    .sum();
            String inserted = stack.query("SELECT sum(value) FROM system.events WHERE event = 'InsertedRows'");
            return records + Long.parseLong(inserted);
        }
    }

    private void requireSums() throws IOException, InterruptedException {
        String expected = Long.toString(world.spent());
        String spending = stack.query("SELECT sum(amount_minor) FROM bitebudget.spending FINAL");
        String days = stack.query("SELECT sum(spent_minor) FROM bitebudget.budget_days FINAL");
        if (!spending.equals(expected) || !days.equals(expected)) {
            throw new IOException("ClickHouse has %s spent by line and %s by day, not %s minor units"
                    .formatted(spending, days, expected));
        }
    }

    private static double perSecond(long count, double seconds) {
        System.err.printf(Locale.ROOT, "  %,d in %.1f s: %,.0f a second%n", count, seconds, count / seconds);
        return count / seconds;
    }

    @Override
    public void close() {
        stack.close();
    }
}
