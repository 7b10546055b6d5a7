package org.bitebudget.ml.domain.recommend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One shopper's items that may come next, each with what is known about shopper and item: the rows a ranker judges. */
public final class Prospects {

    /** What each number of a row is. */
    public static final List<String> FEATURES = List.of(
            "times",
            "share_of_baskets",
            "age",
            "first_age",
            "slow_habit",
            "fast_habit",
            "interval",
            "due",
            "baskets",
            "basket_size",
            "variety",
            "last_basket_size",
            "item_baskets",
            "item_last_baskets",
            "item_next_share",
            "item_rise",
            "item_repeat_rate",
            "item_freshness",
            "companions",
            "successors",
            "transitions",
            "transition_lift",
            "item_new_buyers",
            "item_holders",
            "affinity");

    private static final int WIDTH = FEATURES.size();
    private static final int DEMANDED = 150;
    private static final int SUCCEEDING = 60;
    private static final int ACCOMPANYING = 30;
    private static final int AKIN = 30;
    private static final int RECENT = 3;

    private final int[] items;
    private final float[] rows;

    private Prospects(int[] items, float[] rows) {
        this.items = items;
        this.rows = rows;
    }

    /** How many items may come next. */
    public int size() {
        return items.length;
    }

    /** The item of a row. */
    public int item(int row) {
        return items[row];
    }

    /** All rows behind one another, {@link #FEATURES} numbers each. */
    float[] rows() {
        return rows;
    }

    /** What may come next: what the shopper had, what others take now, and what goes along with the newest baskets. */
    static Prospects of(List<Basket> history, PurchaseStatistics statistics, Affinity affinity) {
        Map<Integer, Habit> habits = Habit.of(history);
        Shares shares = new Shares(history, habits.keySet(), statistics, affinity);
        int[] items = candidates(habits.keySet(), shares, statistics);
        float[] rows = new float[items.length * WIDTH];
        Shopping shopping = Shopping.of(history, habits.size());
        for (int i = 0; i < items.length; i++) {
            Habit habit = habits.getOrDefault(items[i], Habit.NONE);
            write(rows, i * WIDTH, items[i], habit, shopping, shares, statistics);
        }
        return new Prospects(items, rows);
    }

    private static int[] candidates(Set<Integer> had, Shares shares, PurchaseStatistics statistics) {
        Set<Integer> items = new LinkedHashSet<>(had);
        items.addAll(statistics.mostDemanded(DEMANDED));
        items.addAll(Highest.of(shares.successors, SUCCEEDING));
        items.addAll(Highest.of(shares.companions, ACCOMPANYING));
        items.addAll(Highest.of(shares.affinities, AKIN));
        return items.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void write(
            float[] rows,
            int begin,
            int item,
            Habit habit,
            Shopping shopping,
            Shares shares,
            PurchaseStatistics statistics) {
        PurchaseStatistics.Histories histories = statistics.histories();
        PurchaseStatistics.Sequels sequels = statistics.sequels();
        double nextShare = sequels.share(item);
        double transitions = shares.transitionsTo(item, nextShare);
        double[] row = {
            habit.times(),
            (double) habit.times() / shopping.baskets,
            habit.age(),
            habit.firstAge(),
            habit.slow(),
            habit.fast(),
            habit.interval(),
            habit.due(),
            shopping.baskets,
            shopping.basketSize,
            shopping.variety,
            shopping.lastBasketSize,
            histories.baskets[item],
            histories.lastBaskets[item],
            nextShare,
            (sequels.next[item] + 1.0) / (histories.lastBaskets[item] + 5),
            (sequels.again[item] + 0.5) / (sequels.had[item] + 10),
            histories.lastBaskets[item] / (histories.baskets[item] + 5.0),
            shares.companions[item],
            shares.successors[item],
            transitions,
            transitions / (nextShare + 1e-4),
            sequels.shoppers == 0 ? 0 : (double) (sequels.next[item] - sequels.again[item]) / sequels.shoppers,
            sequels.shoppers == 0 ? 0 : (double) sequels.had[item] / sequels.shoppers,
            shares.affinities[item]
        };
        for (int i = 0; i < WIDTH; i++) {
            rows[begin + i] = (float) row[i];
        }
    }

    private record Shopping(int baskets, double basketSize, double variety, int lastBasketSize) {

        static Shopping of(List<Basket> history, int different) {
            int bought = history.stream().mapToInt(Basket::size).sum();
            int last = history.isEmpty() ? 0 : history.get(history.size() - 1).size();
            return new Shopping(
                    Math.max(1, history.size()),
                    (double) bought / Math.max(1, history.size()),
                    (double) different / Math.max(1, bought),
                    last);
        }
    }

    /** How much what the shopper had speaks for each item. */
    private static final class Shares {
        private final double[] companions;
        private final double[] successors;
        private final double[] transitions;
        private final double[] affinities;
        private final double doubt;
        private final int had;

        Shares(List<Basket> history, Set<Integer> had, PurchaseStatistics statistics, Affinity affinity) {
            int last = history.size() - 1;
            PurchaseStatistics.Histories histories = statistics.histories();
            companions = histories.companions.spread(
                    last < 0 ? IntStream.empty() : history.get(last).items());
            successors = histories.successors.spread(history.subList(Math.max(0, last + 1 - RECENT), last + 1).stream()
                    .flatMapToInt(Basket::items));
            PairCounts pairs = statistics.sequels().transitions;
            transitions = pairs.spread(ints(had));
            doubt = pairs.doubt(ints(had));
            affinities = affinity.of(history);
            this.had = Math.max(1, had.size());
        }

        /** Mean share of those who had one of the shopper's items and took this one next; the item's own share where little is known. */
        double transitionsTo(int item, double share) {
            return (transitions[item] + share * doubt) / had;
        }

        private static IntStream ints(Set<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue);
        }
    }
}
