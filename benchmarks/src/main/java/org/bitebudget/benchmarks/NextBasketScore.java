package org.bitebudget.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.ml.domain.recommend.Basket;

/** Mean recall and normalised discounted cumulative gain of the first k items; gains are 1 for an item of the next basket. */
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
        int[] hits = IntStream.range(0, Math.min(top, recommended.size()))
                .filter(place -> next.contains(recommended.get(place)))
                .toArray();
        double recall = (double) hits.length / next.size();
        double ideal = gain(IntStream.range(0, Math.min(top, next.size())));
        shoppers++;
        recalls += recall;
        squares += recall * recall;
        gains += gain(IntStream.of(hits)) / ideal;
    }

    private static double gain(IntStream places) {
        return places.mapToDouble(place -> Math.log(2) / Math.log(place + 2)).sum();
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
