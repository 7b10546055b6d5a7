package org.bitebudget.benchmarks.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.experiment.DieboldMariano;
import org.bitebudget.ml.domain.experiment.MatchedError;
import org.bitebudget.ml.domain.experiment.ModelComparison;
import org.bitebudget.ml.domain.experiment.Verdict;

/**
 * How often trials end with a promotion when they are looked at each week.
 *
 * @param trials how many there were
 * @param promoted how many promoted the challenger by {@link ModelComparison}
 * @param withdrawn how many withdrew it
 * @param promotedByEachLook how many would have promoted it had each look been taken for the only one: Diebold–Mariano on the one-day horizon, p under alpha
 */
record PromotionRate(int trials, int promoted, int withdrawn, int promotedByEachLook) {
    private static final int WEEK = 7;
    private static final int FIRST_LOOK = 21;

    /** Runs trials with seeds from {@code seed} on. */
    static PromotionRate of(SimulatedTrial trial, int trials, int blockDays, double alpha, long seed) {
        List<Outcome> outcomes = IntStream.range(0, trials)
                .parallel()
                .mapToObj(i -> outcome(trial.errors(seed + i), blockDays, alpha))
                .toList();
        return new PromotionRate(
                trials,
                count(outcomes.stream()
                        .map(outcome -> outcome.verdict() == Verdict.PROMOTE)
                        .toList()),
                count(outcomes.stream()
                        .map(outcome -> outcome.verdict() == Verdict.WITHDRAW)
                        .toList()),
                count(outcomes.stream().map(Outcome::byEachLook).toList()));
    }

    private record Outcome(Verdict verdict, boolean byEachLook) {}

    private static Outcome outcome(List<MatchedError> errors, int blockDays, double alpha) {
        // evidence of a block doesn't change with later ones, so the verdict at the end is that of the first look that
        // had one
        return new Outcome(ModelComparison.of(errors, blockDays, alpha).verdict(), anyLook(errors, alpha));
    }

    private static boolean anyLook(List<MatchedError> errors, double alpha) {
        Map<Long, Double> days = errors.stream()
                .filter(error -> error.horizon() == 1)
                .collect(Collectors.groupingBy(
                        MatchedError::target, TreeMap::new, Collectors.averagingDouble(MatchedError::gain)));
        double[] gains = days.values().stream().mapToDouble(gain -> gain).toArray();
        for (int look = FIRST_LOOK; look <= gains.length; look += WEEK) {
            DieboldMariano test = DieboldMariano.of(Arrays.copyOf(gains, look), 1);
            if (test.statistic() > 0 && test.pValue() < alpha) {
                return true;
            }
        }
        return false;
    }

    private static int count(List<Boolean> happened) {
        return (int) happened.stream().filter(yes -> yes).count();
    }

    double promotedShare() {
        return promoted / (double) trials;
    }

    double withdrawnShare() {
        return withdrawn / (double) trials;
    }

    double byEachLookShare() {
        return promotedByEachLook / (double) trials;
    }

    /** Standard error of a share of the trials. */
    double standardError(double share) {
        return Math.sqrt(share * (1 - share) / trials);
    }
}
