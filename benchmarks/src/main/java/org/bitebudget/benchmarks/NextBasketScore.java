package org.bitebudget.benchmarks;

import java.util.List;
import org.bitebudget.ml.domain.recommend.Basket;
import org.bitebudget.ml.domain.recommend.Ndcg;

/** Mean recall and normalised discounted cumulative gain of the first k items. */
final class NextBasketScore {

    private final int top;
    private int shoppers;
    private double recalls;
    private double squares;
    private double gains;

    NextBasketScore(int top) {
        this.top = top;
    }

    /** Counts one shopper's recommendations, best first, against what came. */
    void add(List<Integer> recommended, Basket next) {
        long hits = recommended.stream().limit(top).filter(next::contains).count();
        double recall = (double) hits / next.size();
        shoppers++;
        recalls += recall;
        squares += recall * recall;
        gains += Ndcg.of(recommended, next, top);
    }

    int shoppers() {
        return shoppers;
    }

    double recall() {
        return recalls / shoppers;
    }

    /** Standard error of the mean recall. */
    double recallError() {
        return Math.sqrt((squares / shoppers - recall() * recall()) / shoppers);
    }

    double ndcg() {
        return gains / shoppers;
    }
}
