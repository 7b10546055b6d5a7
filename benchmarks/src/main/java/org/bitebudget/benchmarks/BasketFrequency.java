package org.bitebudget.benchmarks;

import java.util.List;
import org.bitebudget.ml.domain.recommend.Affinity;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Shopper;

/**
 * The reference for next baskets: what the shopper bought most often, then what everybody did (GP-TopFreq of Li et al., A Next Basket
 * Recommendation Reality Check, 2023).
 */
final class BasketFrequency implements Affinity {

    private final double[] overall;

    BasketFrequency(List<Shopper> shoppers, int items) {
        overall = new double[items];
        double all = 0;
        for (Shopper shopper : shoppers) {
            for (Basket basket : shopper.history()) {
                basket.items().forEach(item -> overall[item]++);
                all += basket.size();
            }
        }
        for (int item = 0; item < items; item++) {
            overall[item] /= all + 1;
        }
    }

    /** Whole numbers are the shopper's own count; everybody's breaks ties and follows. */
    @Override
    public double[] of(List<Basket> history) {
        double[] scores = overall.clone();
        history.forEach(basket -> basket.items().forEach(item -> scores[item]++));
        return scores;
    }
}
