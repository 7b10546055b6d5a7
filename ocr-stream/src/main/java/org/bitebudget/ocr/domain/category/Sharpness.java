package org.bitebudget.ocr.domain.category;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings probabilities in line with how often they come true: all are raised to one power and scaled to add up to one again
 * (temperature scaling, Guo et al. 2017). A power above one makes a hesitant classifier surer, one below a rash one less sure;
 * which label is the most probable stays as it was.
 */
final class Sharpness {

    private static final double LEAST = 0.5;
    private static final double STEP = 0.1;
    private static final int STEPS = 40;
    private static final double NEVER = 1e-6;

    private Sharpness() {}

    /**
     * What was said of an example, and what is so.
     *
     * @param probabilities of each label
     * @param label index of the true one
     */
    record Outcome(List<Double> probabilities, int label) {}

    /**
     * How well probabilities fit what is so, at their best power.
     *
     * @param power from 0.5 to 4.4
     * @param surprise sum of the negative log probabilities of what is so
     */
    record Fit(double power, double surprise) {}

    /** The power under which the outcomes are the most probable. */
    static Fit best(List<Outcome> outcomes) {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> LEAST + STEP * step)
                .map(power -> new Fit(power, surprise(outcomes, power)))
                .min(Comparator.comparingDouble(Fit::surprise))
                .orElseThrow();
    }

    /** The probabilities under that power. */
    static List<Double> applied(List<Double> probabilities, double power) {
        double sum = probabilities.stream()
                .mapToDouble(p -> StrictMath.pow(p, power))
                .sum();
        return probabilities.stream().map(p -> StrictMath.pow(p, power) / sum).toList();
    }

    private static double surprise(List<Outcome> outcomes, double power) {
        return outcomes.stream()
                .mapToDouble(outcome -> -StrictMath.log(
                        Math.max(NEVER, applied(outcome.probabilities(), power).get(outcome.label()))))
                .sum();
    }
}
