package org.bitebudget.benchmarks;

import java.util.Collection;
import java.util.List;

/**
 * Nearest-rank quantiles of a sample.
 *
 * @param sorted ascending values, at least one
 */
record Quantiles(List<Double> sorted) {

    static Quantiles of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        return new Quantiles(values.stream().sorted().toList());
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    private double at(double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
