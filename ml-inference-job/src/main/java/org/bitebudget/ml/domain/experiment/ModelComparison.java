package org.bitebudget.ml.domain.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a challenger did beside the champion, and what follows.
 *
 * <p>The verdict rests on blocks of days: the gain of a block is the mean over series of the gains of all forecasts that were made in it and came due in it.
 * What was known before a block can't tell its gain between two equally good models, and series that move together count as one observation, so neither
 * overlapping horizons nor common shocks make it look surer than it is. Gains of single horizons are told beside it.
 *
 * @param horizons each horizon on its own, the shortest first
 * @param series how many were compared
 * @param blocks how many whole blocks there were
 * @param better evidence for the challenger, see {@link SequentialTest#evidence}
 * @param worse evidence for the champion
 * @param verdict what to do
 */
public record ModelComparison(
        List<HorizonGain> horizons, int series, int blocks, double better, double worse, Verdict verdict) {

    /**
     * One horizon on its own.
     *
     * @param horizon days ahead
     * @param pairs forecasts of both models for the same series, origin and horizon
     * @param days target days they fall on
     * @param champion mean scaled absolute error
     * @param challenger mean scaled absolute error
     * @param test of equal accuracy, for a single look
     */
    public record HorizonGain(
            int horizon, int pairs, int days, double champion, double challenger, DieboldMariano test) {}

    public ModelComparison {
        horizons = List.copyOf(horizons);
    }

    /**
     * Compares two models.
     *
     * @param errors of both on matched series, origins and horizons
     * @param blockDays length of a block; at least the shortest horizon
     * @param alpha largest chance of promoting a challenger that is no better, and of withdrawing one that is no worse
     */
    public static ModelComparison of(List<MatchedError> errors, int blockDays, double alpha) {
        SequentialTest better = new SequentialTest();
        SequentialTest worse = new SequentialTest();
        Map<Long, Double> gains = blockGains(errors, blockDays);
        Verdict verdict = Verdict.GO_ON;
        for (double gain : gains.values()) {
            better.observe(gain);
            worse.observe(-gain);
            if (verdict == Verdict.GO_ON) {
                verdict = Verdict.of(better.evidence(), worse.evidence(), alpha);
            }
        }
        int series = (int) errors.stream().map(MatchedError::series).distinct().count();
        return new ModelComparison(
                horizons(errors), series, gains.size(), better.evidence(), worse.evidence(), verdict);
    }

    /** Mean gain over series for each whole block, in the order of time. The newest block may still be filling and waits. */
    static Map<Long, Double> blockGains(List<MatchedError> errors, int blockDays) {
        long newest = errors.stream().mapToLong(MatchedError::target).max().orElse(0);
        Map<Long, Map<String, Double>> bySeries = errors.stream()
                .filter(error -> error.target() <= end(error, blockDays) && end(error, blockDays) <= newest)
                .collect(Collectors.groupingBy(
                        error -> Math.floorDiv(error.origin(), blockDays),
                        TreeMap::new,
                        Collectors.groupingBy(
                                MatchedError::series, TreeMap::new, Collectors.averagingDouble(MatchedError::gain))));
        Map<Long, Double> gains = new TreeMap<>();
        bySeries.forEach((block, means) -> gains.put(
                block,
                means.values().stream().mapToDouble(mean -> mean).average().orElse(0)));
        return gains;
    }

    /** Last day of the block that the forecast was made in. */
    private static long end(MatchedError error, int blockDays) {
        return (Math.floorDiv(error.origin(), blockDays) + 1) * blockDays;
    }

    private static List<HorizonGain> horizons(List<MatchedError> errors) {
        Map<Integer, List<MatchedError>> byHorizon = errors.stream()
                .collect(Collectors.groupingBy(MatchedError::horizon, TreeMap::new, Collectors.toList()));
        List<HorizonGain> gains = new ArrayList<>();
        byHorizon.forEach((horizon, pairs) -> {
            Map<Long, Double> days = pairs.stream()
                    .collect(Collectors.groupingBy(
                            MatchedError::target, TreeMap::new, Collectors.averagingDouble(MatchedError::gain)));
            gains.add(new HorizonGain(
                    horizon,
                    pairs.size(),
                    days.size(),
                    pairs.stream().mapToDouble(MatchedError::champion).average().orElse(0),
                    pairs.stream()
                            .mapToDouble(MatchedError::challenger)
                            .average()
                            .orElse(0),
                    DieboldMariano.of(
                            days.values().stream().mapToDouble(gain -> gain).toArray(), horizon)));
        });
        return gains;
    }
}
