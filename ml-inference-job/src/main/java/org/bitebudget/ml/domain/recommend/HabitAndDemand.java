package org.bitebudget.ml.domain.recommend;

import java.util.List;

/** What the shopper buys again and again, newer baskets counting more, and what others take now: simple, and hard to beat. */
public final class HabitAndDemand implements Affinity {

    /** Baskets' worth of doubt in a short history. */
    private static final double CAUTION = 3;

    private static final double WEIGHT_OF_DEMAND = 4;

    private final double[] demand;

    /** @param demand for each item the share of shoppers who took it lately, 0 to 1 */
    public HabitAndDemand(double[] demand) {
        this.demand = demand.clone();
    }

    /** Of shoppers with their histories: demand is what followed where that is known, else what their newest baskets hold. */
    public static HabitAndDemand learn(List<Shopper> shoppers, int items) {
        double[] demand = new double[items];
        boolean sequelsKnown =
                shoppers.stream().anyMatch(shopper -> shopper.next().isPresent());
        List<Basket> newest = shoppers.stream()
                .flatMap(shopper -> sequelsKnown
                        ? shopper.next().stream()
                        : shopper.history().stream()
                                .skip(Math.max(0, shopper.history().size() - 1)))
                .toList();
        newest.forEach(basket -> basket.forEach(item -> demand[item] += 1.0 / newest.size()));
        return new HabitAndDemand(demand);
    }

    /** What a habit of all of so many baskets is held against. */
    static double doubted(int baskets) {
        return CAUTION + Habit.slowSum(baskets);
    }

    @Override
    public double[] of(List<Basket> history) {
        double[] scores = new double[demand.length];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = WEIGHT_OF_DEMAND * demand[item];
        }
        double baskets = doubted(history.size());
        Habit.of(history).forEach((item, habit) -> scores[item] += habit.slow() / baskets);
        return scores;
    }
}
