package org.bitebudget.ml.batch;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bitebudget.ml.boost.BoostedRanker;
import org.bitebudget.ml.domain.recommend.Affinity;
import org.bitebudget.ml.domain.recommend.HabitAndDemand;
import org.bitebudget.ml.domain.recommend.Hybrid;
import org.bitebudget.ml.domain.recommend.ImplicitAls;
import org.bitebudget.ml.domain.recommend.PurchaseModel;
import org.bitebudget.ml.domain.recommend.Shopper;
import org.bitebudget.ml.domain.recommend.TextAffinity;

/** Ways to recommend that a batch can name. */
public enum RecommendMethod {
    /** Boosted trees over everything known. */
    LEARNED,
    /** The learned likelihood, likeness of names and price with fixed weights; prices aren't known in a batch. */
    HYBRID,
    /** Habit and demand, without learning. */
    HABIT,
    /** Latent factors alone. */
    ALS,
    /** Likeness of the items' names alone. */
    TEXT;

    private static final long SEED = 7;

    /**
     * The method, fitted to shoppers.
     *
     * @param shoppers with their histories
     * @param items how many items there are
     * @param names of the items, by number
     */
    public Affinity learn(List<Shopper> shoppers, int items, List<String> names) {
        return switch (this) {
            case LEARNED -> learned(shoppers, items);
            case HYBRID ->
                new Hybrid(List.of(
                        new Hybrid.Part(learned(shoppers, items), Hybrid.COLLABORATIVE),
                        new Hybrid.Part(new TextAffinity(names), Hybrid.CONTENT)));
            case HABIT -> HabitAndDemand.learn(shoppers, items);
            case ALS -> ImplicitAls.fit(shoppers.stream().map(Shopper::history).toList(), items, new Random(SEED));
            case TEXT -> new TextAffinity(names);
        };
    }

    private static Affinity learned(List<Shopper> shoppers, int items) {
        return PurchaseModel.learn(shoppers, items, BoostedRanker::learn);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
