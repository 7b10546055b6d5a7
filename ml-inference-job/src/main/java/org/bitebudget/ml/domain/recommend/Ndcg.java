package org.bitebudget.ml.domain.recommend;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen, ACM Transactions on Information Systems 20, 2002): gains are 1 for an item of the next
 * basket, discounted by the logarithm of its place.
 */
public final class Ndcg {

    private Ndcg() {}

    /**
     * @param ranked items, best first
     * @param next what came, at least one item
     * @param top places that count
     * @return 0 to 1
     */
    public static double of(List<Integer> ranked, Basket next, int top) {
        IntStream hits =
                IntStream.range(0, Math.min(top, ranked.size())).filter(place -> next.contains(ranked.get(place)));
        return gain(hits) / gain(IntStream.range(0, Math.min(top, next.size())));
    }

    private static double gain(IntStream places) {
        return places.mapToDouble(place -> Math.log(2) / Math.log(place + 2)).sum();
    }
}
