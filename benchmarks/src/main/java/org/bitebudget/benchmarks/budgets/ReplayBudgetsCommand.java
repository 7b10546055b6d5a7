package org.bitebudget.benchmarks.budgets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.jobs.HostedJob;
import org.bitebudget.benchmarks.jobs.JobProgress;
import org.bitebudget.benchmarks.jobs.JobStack;
import org.bitebudget.budget.job.BudgetJob;
import org.bitebudget.budget.job.BudgetRecomputation;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.budget.replay.BudgetRows;
import org.bitebudget.budget.replay.RandomInputs;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Feeds random inputs through the real job, kills it on the way, and compares all it told with what a plain batch makes of them. */
@Command(
        name = "replay-budgets",
        description = {
            "Feeds random ledger events, plans and decisions through budget-stream on a broker, a registry and a ClickHouse of its",
            "own, kills the job in between, and compares months and rows with what a batch computes from the topics.",
            "Exits with 4 where they differ."
        })
public final class ReplayBudgetsCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_TOLD = 20;
    private static final int VIOLATED = 4;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Ledger events (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--households",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Households they are of (default: ${DEFAULT-VALUE}).")
    private int households;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "How often the job's process is killed (SIGKILL) and started again (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "20260201",
            description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the counts there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        RandomInputs inputs = new RandomInputs(seed, households, events);
        try (JobStack stack = JobStack.start()) {
            long start = System.nanoTime();
            feed(stack, inputs);
            System.err.printf(Locale.ROOT, "the job was done after %.0f s%n", (System.nanoTime() - start) / 1e9);
            return compare(stack);
        }
    }

    /** Writes everything in portions, with a kill in the middle of all but the last one; suggestions seen by then are decided. */
    private void feed(JobStack stack, RandomInputs inputs) throws IOException {
        StackTopics topics = stack.topics();
        topics.sendAll(Topics.BUDGET_PLAN_CHANGES, inputs.plans(), (PlanChange plan) -> RandomInputs.key(plan));
        topics.sendAll(Topics.HOUSEHOLD_AIMS, inputs.instalments(), (HouseholdAim aim) -> RandomInputs.key(aim));
        List<ExchangeRate> rates = inputs.rates();
        HostedJob job = stack.startJob(BudgetPrograms.STREAM);
        try (JobProgress progress = new JobProgress(topics.bootstrap(), BudgetJob.NAME)) {
            Set<String> decided = new HashSet<>();
            int halves = 2 * (kills + 1);
            for (int half = 0; half < halves; half++) {
                long from = (long) events * half / halves;
                long to = (long) events * (half + 1) / halves;
                topics.sendAll(
                        Topics.LEDGER_ENTRIES,
                        inputs.entries(from, to),
                        (LedgerEntry entry) -> RandomInputs.key(entry));
                topics.sendAll(
                        Topics.FX_RATES,
                        rates.subList(rates.size() * half / halves, rates.size() * (half + 1) / halves).stream(),
                        (ExchangeRate rate) -> RandomInputs.key(rate));
                if (half % 2 == 0) {
                    // a checkpoint in the midst of it, so that the kill that follows has something to go back to
                    job.await(LONGEST, () -> progress.read(Topics.LEDGER_ENTRIES) > from);
                } else if (half < halves - 1) {
                    System.err.printf(Locale.ROOT, "killing the job with %,d events on the topic%n", to);
                    job.kill();
                    decide(topics, decided);
                    job = stack.startJob(BudgetPrograms.STREAM);
                }
            }
            LedgerRun.awaitEnd(progress, job, Topics.LEDGER_ENTRIES);
        } finally {
            job.kill();
        }
    }

    /** Accepts and declines suggestions by their ids; some are left open. */
    private static void decide(StackTopics topics, Set<String> decided) {
        Instant now = Instant.now();
        topics.sendAll(
                Topics.BUDGET_DECISIONS,
                topics.events(Topics.BUDGET_REDISTRIBUTIONS).stream()
                        .filter(told -> told.getState() == RedistributionState.SUGGESTED)
                        .filter(told -> told.getRedistributionId().hashCode() % 4 != 0)
                        .filter(told -> decided.add(told.getRedistributionId()))
                        .map(told -> decision(told, now)),
                decision -> Keys.join(decision.getHousehold(), decision.getSuggestionId()));
        System.err.printf(Locale.ROOT, "  %,d suggestions are decided%n", decided.size());
    }

    private static BudgetDecision decision(Redistribution told, Instant now) {
        String id = told.getRedistributionId();
        long version = told.getEnvelope().getRevision();
        return new BudgetDecision(
                new Envelope(Ids.event("replay", id, version), id, version, now, now, "replay", told.getHousehold()),
                told.getHousehold(),
                "member-0",
                id,
                version,
                id.hashCode() % 4 != 1);
    }

    private int compare(JobStack stack) throws IOException, InterruptedException {
        System.err.println("computing the same in a batch");
        StackTopics topics = stack.topics();
        BudgetRecomputation recomputation = new BudgetRecomputation();
        topics.forEachEvent(Topics.BUDGET_PLAN_CHANGES, recomputation::add);
        topics.forEachEvent(Topics.LEDGER_ENTRIES, recomputation::add);
        topics.forEachEvent(Topics.BUDGET_DECISIONS, recomputation::add);
        topics.forEachEvent(Topics.HOUSEHOLD_AIMS, recomputation::add);
        topics.forEachEvent(Topics.FX_RATES, recomputation::add);
        LongAdder redistributions = new LongAdder();
        topics.forEachEvent(Topics.BUDGET_REDISTRIBUTIONS, moved -> {
            recomputation.add(moved);
            redistributions.increment();
        });
        Map<String, BudgetMonth> months = new HashMap<>();
        topics.forEachEvent(
                Topics.BUDGET_MONTHS, month -> months.put(Keys.join(month.getHousehold(), month.getMonth()), month));
        months.values().forEach(recomputation::addPublished);
        List<Violation> inMonths = recomputation.violations();
        List<Violation> inRows = BudgetRows.violations(
                months.values(), stack.query(BudgetRows.QUERY).lines());
        inMonths.stream().limit(MOST_TOLD).forEach(System.err::println);
        inRows.stream().limit(MOST_TOLD).forEach(System.err::println);
        BenchReport report = new BenchReport(
                "replay-budgets", "%d households, %d kills, seed %d".formatted(households, kills, seed));
        report.count("events", events)
                .count("months", months.size())
                .count("redistributions", redistributions.sum())
                .count("monthsDifferent", inMonths.size())
                .count("categoriesDifferentInRows", inRows.size())
                .publish(out);
        boolean holds = inMonths.isEmpty() && inRows.isEmpty();
        System.err.println(holds ? "everything is as it should be" : "the stream and the batch differ");
        return holds ? 0 : VIOLATED;
    }
}
