package org.bitebudget.benchmarks.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.experiment.TakeRateComparison;
import org.bitebudget.ml.domain.experiment.TakenShare;
import org.bitebudget.ml.domain.experiment.Verdict;
import org.bitebudget.ml.domain.registry.Arm;

/**
 * How trials of recommenders end when they are looked at after each household.
 *
 * @param outcomes one of each trial
 */
record TakeRatePromotions(List<Outcome> outcomes) {
    private static final int FIRST_LOOK = 50;
    private static final int LOOK = 50;
    /** Of the normal distribution. */
    private static final double TWO_SIDED_FIVE_PERCENT = 1.959963984540054;

    TakeRatePromotions {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * How a trial ended.
     *
     * @param households it took until the verdict; all of them if there was none
     * @param byEachLook whether it would have promoted the challenger had each look been taken for the only one: difference of the means beyond
     *     1.96 standard errors
     */
    record Outcome(Verdict verdict, int households, boolean byEachLook) {}

    /** Runs trials with seeds from {@code seed} on. */
    static TakeRatePromotions of(SimulatedHouseholds trial, int trials, double alpha, long seed) {
        return new TakeRatePromotions(IntStream.range(0, trials)
                .parallel()
                .mapToObj(i -> outcome(trial.shares(seed + i), alpha))
                .toList());
    }

    private static Outcome outcome(List<TakenShare> shares, double alpha) {
        Verdict verdict = TakeRateComparison.of(shares, alpha).verdict();
        int none = 0;
        int all = shares.size();
        // the first verdict stands, so it is there from some household on
        while (verdict != Verdict.GO_ON && all - none > 1) {
            int middle = (none + all) / 2;
            boolean there =
                    TakeRateComparison.of(shares.subList(0, middle), alpha).verdict() != Verdict.GO_ON;
            none = there ? none : middle;
            all = there ? middle : all;
        }
        return new Outcome(verdict, all, anyLook(shares));
    }

    private static boolean anyLook(List<TakenShare> shares) {
        for (int look = FIRST_LOOK; look <= shares.size(); look += LOOK) {
            double[] champion = rates(shares.subList(0, look), Arm.CHAMPION);
            double[] challenger = rates(shares.subList(0, look), Arm.CHALLENGER);
            double error = Math.sqrt(squaredError(champion) + squaredError(challenger));
            if ((mean(challenger) - mean(champion)) / error > TWO_SIDED_FIVE_PERCENT) {
                return true;
            }
        }
        return false;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** Squared standard error of the mean. */
    private static double squaredError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return squares / (values.length - 1) / values.length;
    }

    private static double[] rates(List<TakenShare> shares, Arm arm) {
        return shares.stream()
                .filter(each -> each.arm() == arm)
                .mapToDouble(TakenShare::rate)
                .toArray();
    }

    double promotedShare() {
        return share(Verdict.PROMOTE);
    }

    double withdrawnShare() {
        return share(Verdict.WITHDRAW);
    }

    private double share(Verdict verdict) {
        return outcomes.stream().filter(each -> each.verdict() == verdict).count() / (double) outcomes.size();
    }

    double byEachLookShare() {
        return outcomes.stream().filter(Outcome::byEachLook).count() / (double) outcomes.size();
    }

    /** Households until the verdict, the median of trials; those without a verdict count with all they had. */
    double medianHouseholds() {
        int[] counts = outcomes.stream().mapToInt(Outcome::households).sorted().toArray();
        return counts[counts.length / 2];
    }
}
