package org.bitebudget.benchmarks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What a classifier said of names that it had not learned from. */
record Judgements(List<Judgement> all) {

    private static final int STEPS = 10;
    private static final double Z = 1.96;

    /**
     * One name.
     *
     * @param said label said to be the most probable
     * @param probability said of it
     * @param truth its label
     */
    record Judgement(String said, double probability, String truth) {

        boolean right() {
            return said.equals(truth);
        }
    }

    /** Those whose probability lies in one of ten equal steps: how sure they were, how often right, and how many. */
    record Step(double said, double right, int names) {}

    /** Bounds of a share that is known from a sample, with 95 % confidence (Wilson 1927). */
    record Interval(double low, double high) {

        static Interval of(double share, int names) {
            double spread = Z * Z / names;
            double middle = (share + spread / 2) / (1 + spread);
            double half = Z * Math.sqrt(share * (1 - share) / names + spread / (4 * names)) / (1 + spread);
            return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
        }
    }

    double accuracy() {
        return all.stream().filter(Judgement::right).count() / (double) all.size();
    }

    /** The mean over all labels of the harmonic mean of precision and recall. */
    double macroF1() {
        Set<String> labels = new HashSet<>();
        Map<String, Integer> right = new HashMap<>();
        Map<String, Integer> mentioned = new HashMap<>();
        for (Judgement judgement : all) {
            labels.add(judgement.truth());
            mentioned.merge(judgement.truth(), 1, Integer::sum);
            mentioned.merge(judgement.said(), 1, Integer::sum);
            right.merge(judgement.truth(), judgement.right() ? 1 : 0, Integer::sum);
        }
        return labels.stream()
                .mapToDouble(label -> 2.0 * right.get(label) / mentioned.get(label))
                .average()
                .orElse(0);
    }

    /** The ten steps of probability that hold names. */
    List<Step> steps() {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> all.stream()
                        .filter(judgement -> Math.min(STEPS - 1, (int) (judgement.probability() * STEPS)) == step)
                        .toList())
                .filter(names -> !names.isEmpty())
                .map(names -> new Step(
                        names.stream()
                                .mapToDouble(Judgement::probability)
                                .average()
                                .orElse(0),
                        new Judgements(names).accuracy(),
                        names.size()))
                .toList();
    }

    /** How far what was said and what was so lie apart on average (expected calibration error, Guo et al. 2017). */
    double calibrationError() {
        return steps().stream()
                        .mapToDouble(step -> step.names() * Math.abs(step.said() - step.right()))
                        .sum()
                / all.size();
    }
}
