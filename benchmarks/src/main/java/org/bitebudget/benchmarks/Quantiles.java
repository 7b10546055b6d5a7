package org.bitebudget.benchmarks;

import java.util.Collection;
import java.util.List;

/**
 * Nearest-rank quantiles of a sample.
 *
 * @param sorted ascending values, at least one
 */
public record Quantiles(List<Double> sorted) {

    /** The sample's quantiles. */
    public static Quantiles of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        return new Quantiles(values.stream().sorted().toList());
    }

    /** Half of the values are not above it. */
    public double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    /** Of a hundred values, 99 are not above it. */
    public double p99() {
        return at(0.99);
    }

    /** The largest value. */
    public double max() {
        return sorted.get(sorted.size() - 1);
    }

    private double at(double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
