package org.bitebudget.ml.domain.recommend;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights that foresee held-back baskets best, by {@link Ndcg} of the first ten items, over a grid. Baskets have no prices, so
 * price keeps the weight it was designed with.
 */
public final class WeightSearch {
    private static final int STEPS = 18;
    private static final int TOP = 10;
    private static final int MOST_SHOPPERS = 1000;

    private WeightSearch() {}

    /**
     * @param purchases a model that never saw these shoppers' next baskets
     * @param text likeness of names
     * @param held shoppers whose next basket is known; the first thousand count
     * @return the best weights; of equal ones those with more content
     */
    public static Weights best(Affinity purchases, Affinity text, List<Shopper> held) {
        List<Shopper> judged = held.subList(0, Math.min(MOST_SHOPPERS, held.size()));
        Weights best = Weights.FIXED;
        double most = -1;
        double[] gains = judged.parallelStream()
                .map(shopper -> gains(purchases.of(shopper.history()), text.of(shopper.history()), shopper))
                .reduce(new double[STEPS + 1], (one, other) -> IntStream.rangeClosed(0, STEPS)
                        .mapToDouble(i -> one[i] + other[i])
                        .toArray());
        for (int step = STEPS; step >= 0; step--) {
            if (gains[step] > most) {
                most = gains[step];
                best = weights(step);
            }
        }
        return best;
    }

    private static Weights weights(int step) {
        double share = 1 - Hybrid.PRICE;
        double content = share * step / STEPS;
        return new Weights(share - content, content, Hybrid.PRICE);
    }

    /** nDCG for each step of content's share. */
    private static double[] gains(double[] likely, double[] alike, Shopper shopper) {
        double most = IntStream.range(0, likely.length)
                .mapToDouble(i -> likely[i])
                .max()
                .orElse(0);
        double[] gains = new double[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            Weights weights = weights(step);
            double[] scores = new double[likely.length];
            for (int item = 0; item < scores.length; item++) {
                scores[item] = weights.blend(most > 0 ? likely[item] / most : 0, alike[item]);
            }
            gains[step] = Ndcg.of(Highest.of(scores, TOP), shopper.next().orElseThrow(), TOP);
        }
        return gains;
    }
}
