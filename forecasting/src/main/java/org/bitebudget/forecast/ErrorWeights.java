package org.bitebudget.forecast;

import java.util.Arrays;

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
}
