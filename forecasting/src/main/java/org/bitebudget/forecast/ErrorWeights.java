package org.bitebudget.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Weights of models that were tried on the same series: inversely proportional to their squared backtest error (Bates and Granger, Operational
 * Research Quarterly 20, 1969). Models with more than {@link #WORTH} times the smallest error get no say.
 */
public final class ErrorWeights {
    private static final double WORTH = 1.5;

    private ErrorWeights() {}

    /**
     * @param errors one per model, at least one of them finite; a non-finite one gives weight 0
     * @return weights in the same order that add up to 1; models without error share equally
     */
    public static double[] of(double[] errors) {
        double best = Arrays.stream(errors)
                .filter(Double::isFinite)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("no model has a finite error"));
        double[] weights = Arrays.stream(errors)
                .map(error -> !(error <= best * WORTH) ? 0 : best == 0 ? 1 : best * best / (error * error))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /**
     * Weights where the first model is believed unless another proves better: those that were no less wrong than it get no say.
     *
     * @param errors one per model, at least one of them finite; a non-finite one gives weight 0
     * @return weights in the same order that add up to 1
     */
    public static double[] ofBetterThanFirst(double[] errors) {
        double first = errors[0];
        return Double.isFinite(first)
                ? of(IntStream.range(0, errors.length)
                        .mapToDouble(i -> i == 0 || errors[i] < first ? errors[i] : Double.NaN)
                        .toArray())
                : of(errors);
    }
}
