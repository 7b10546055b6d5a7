package org.bitebudget.benchmarks.experiments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bitebudget.benchmarks.BenchReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often models compare promotes a challenger that is no better, and how often one that is. */
@Command(
        name = "experiments",
        description = {
            "Simulates trials of two forecasters on prices that move together, looked at each week: how often the"
                    + " challenger is promoted though both are",
            "equally good (with the error of the simulation), beside a test that takes each look for the only one, and"
                    + " how often a better one is.",
            "Then the same of trials of recommenders between households, looked at after each of them."
        })
public final class ExperimentsBench implements Callable<Integer> {
    private static final long SEED = 20_261_122;
    private static final double ALPHA = 0.05;
    private static final int DAYS = 182;
    private static final double[] PERSISTENCES = {0.5, 0.8, 0.9};
    private static final double[] SHARES = {0.2, 0.5};
    /** How often as much is taken of what the better recommender shows. */
    private static final double MORE = 1.5;

    @Option(names = "--trials", defaultValue = "2000", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int trials;

    @Option(names = "--series", defaultValue = "20", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int series;

    @Option(names = "--block", defaultValue = "7", paramLabel = "DAYS", description = "default ${DEFAULT-VALUE}")
    private int block;

    @Option(names = "--households", defaultValue = "1000", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int households;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Writes the figures there, too.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        BenchReport report = new BenchReport(
                "experiments",
                "%d trials of %d series over %d days, blocks of %d, alpha %.2f"
                        .formatted(trials, series, DAYS, block, ALPHA));
        for (double persistence : PERSISTENCES) {
            String name = "Persistence" + Math.round(100 * persistence);
            PromotionRate equal = run(persistence, 1);
            report.figure("falsePromotions" + name, equal.promotedShare())
                    .figure("standardError" + name, equal.standardError(equal.promotedShare()))
                    .figure("falseWithdrawals" + name, equal.withdrawnShare())
                    .figure("falsePromotionsByEachLook" + name, equal.byEachLookShare());
            PromotionRate better = run(persistence, 0.5);
            report.figure("promotionsOfBetter" + name, better.promotedShare());
        }
        addHouseholds(report);
        report.publish(out);
        return 0;
    }

    private void addHouseholds(BenchReport report) {
        for (double share : SHARES) {
            System.err.printf("%d households, challenger's share %.2f%n", households, share);
            String name = "Share" + Math.round(100 * share);
            TakeRatePromotions equal =
                    TakeRatePromotions.of(new SimulatedHouseholds(households, share, 1), trials, ALPHA, SEED);
            report.figure("falsePromotionsHouseholds" + name, equal.promotedShare())
                    .figure("falseWithdrawalsHouseholds" + name, equal.withdrawnShare())
                    .figure("falsePromotionsByEachLookHouseholds" + name, equal.byEachLookShare());
            TakeRatePromotions better =
                    TakeRatePromotions.of(new SimulatedHouseholds(households, share, MORE), trials, ALPHA, SEED);
            report.figure("promotionsOfBetterHouseholds" + name, better.promotedShare())
                    .figure("householdsUntilPromotion" + name, better.medianHouseholds());
        }
    }

    private PromotionRate run(double persistence, double challengerNoise) {
        System.err.printf("persistence %.2f, challenger's noise %.2f%n", persistence, challengerNoise);
        return PromotionRate.of(
                new SimulatedTrial(series, DAYS, persistence, challengerNoise), trials, block, ALPHA, SEED);
    }
}
