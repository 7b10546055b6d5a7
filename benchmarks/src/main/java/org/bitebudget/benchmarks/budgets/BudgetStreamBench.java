package org.bitebudget.benchmarks.budgets;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.Quantiles;
import org.bitebudget.benchmarks.jobs.JobStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Throughput and latency of budget-stream, beside what a job that only counts makes of the same topic. */
@Command(
        name = "budget-stream",
        description = {
            "Runs a month of many households through budget-stream, from a filled topic to committed outputs on its topics and in",
            "ClickHouse, beside a job that only counts; then the same with purchases that arrive late; then the way of a purchase to",
            "the day in the serving API at a steady rate. Broker, registry, ClickHouse and apps are its own, on free ports and",
            "in a temporary directory."
        })
public final class BudgetStreamBench implements Callable<Integer> {

    private static final YearMonth MONTH = YearMonth.of(2026, 5);

    @Option(
            names = "--households",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Households, each with twelve categories (default: ${DEFAULT-VALUE}).")
    private int households;

    @Option(
            names = "--purchases",
            paramLabel = "N",
            defaultValue = "40",
            description = "Purchases of each household in the month (default: ${DEFAULT-VALUE}).")
    private int purchases;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "So many of them arrive late, by up to a week, in the second run; 0 leaves that out"
                    + " (default: ${DEFAULT-VALUE}).")
    private double late;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Purchases a second while latency is measured (default: ${DEFAULT-VALUE}).")
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
            names = "--seed",
            paramLabel = "S",
            defaultValue = "20260501",
            description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        BenchReport report = new BenchReport(
                "budget-stream",
                "shipped settings, %d households, 12 categories, %d purchases each, latency at %d a second, seed %d"
                        .formatted(households, purchases, rate, seed));
        throughput(report);
        if (seconds > 0) {
            latency(report);
        }
        report.publish(out);
        return 0;
    }

    private void throughput(BenchReport report) throws Exception {
        double inOrder;
        try (LedgerRun run = new LedgerRun(world(0))) {
            System.err.println("counting them");
            double trivial = run.count();
            System.err.println("budget-stream");
            LedgerRun.Outcome outcome = run.measure();
            inOrder = outcome.eventsPerSecond();
            report.count("events", world(0).purchases())
                    .figure("eventsPerSecond", inOrder)
                    .figure("trivialPerSecond", trivial)
                    .figure("ratioToTrivial", inOrder / trivial)
                    .figure("outputRowsPerSecond", outcome.rowsPerSecond())
                    .figure("bytesPerHousehold", (double) outcome.stateBytes() / households);
        }
        if (late > 0) {
            System.err.printf(Locale.ROOT, "with %.0f %% late%n", late * 100);
            try (LedgerRun run = new LedgerRun(world(late))) {
                double perSecond = run.measure().eventsPerSecond();
                report.figure("eventsPerSecondLate", perSecond).figure("ratioLate", perSecond / inOrder);
            }
        }
    }

    private void latency(BenchReport report) throws Exception {
        System.err.println("latency");
        try (JobStack stack = JobStack.start()) {
            Quantiles millis = Quantiles.of(
                    new DayLatency(stack, rate, seed).measure(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)));
            report.figure("latencyP50Ms", millis.median())
                    .figure("latencyP99Ms", millis.p99())
                    .figure("latencyMaxMs", millis.max())
                    .count("latencies", millis.sorted().size());
        }
    }

    private BudgetWorld world(double lateShare) {
        return new BudgetWorld(seed, households, purchases, MONTH, lateShare);
    }
}
