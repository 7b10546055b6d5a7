package org.bitebudget.ml.domain.recommend;

import java.util.Arrays;
import java.util.List;

/**
 * Several views of what suits a shopper in one: each scaled to 0…1 within the shopper, then weighted. A view that tells all items apart from none
 * leaves its weight to the others.
 */
public final class Hybrid implements Affinity {

    /** Weight of what shoppers alike buy. */
    public static final double COLLABORATIVE = 0.6;

    /** Weight of what resembles the shopper's own purchases. */
    public static final double CONTENT = 0.3;

    /** Weight of what is cheap now. */
    public static final double PRICE = 0.1;

    private final List<Part> parts;

    /** @param parts at least one */
    public Hybrid(List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a hybrid needs at least one part");
        }
        this.parts = List.copyOf(parts);
    }

    /**
     * One view and its weight.
     *
     * @param affinity the view
     * @param weight above zero
     */
    public record Part(Affinity affinity, double weight) {

        public Part {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("a weight is above zero, not " + weight);
            }
        }
    }

    @Override
    public double[] of(List<Basket> history) {
        double[] sum = null;
        double weights = 0;
        for (Part part : parts) {
            double[] values = part.affinity().of(history);
            sum = sum == null ? new double[values.length] : sum;
            weights += addScaled(values, part.weight(), sum) ? part.weight() : 0;
        }
        double total = weights == 0 ? 1 : weights;
        return Arrays.stream(sum).map(value -> value / total).toArray();
    }

    private static boolean addScaled(double[] values, double weight, double[] sum) {
        double lowest = Arrays.stream(values).min().orElse(0);
        double range = Arrays.stream(values).max().orElse(0) - lowest;
        if (!(range > 0)) {
            return false;
        }
        for (int item = 0; item < sum.length; item++) {
            sum[item] += weight * (values[item] - lowest) / range;
        }
        return true;
    }
}
