package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What shoppers will buy next: a ranker over habits, demand, item-to-item counts and latent factors. Where the next basket of some shoppers is
 * known, it learns from them; else from the last basket of each.
 */
public final class PurchaseModel implements Affinity {
    /** Of the latent factors' first guess; nothing else in learning is random but the ranker's own. */
    public static final long SEED = 20_011;

    private static final int FOLDS = 5;
    private static final int FEWEST_BASKETS = 2;

    private final PurchaseStatistics statistics;
    private final ImplicitAls affinity;
    private final Ranker ranker;

    private PurchaseModel(PurchaseStatistics statistics, ImplicitAls affinity, Ranker ranker) {
        this.statistics = statistics;
        this.affinity = affinity;
        this.ranker = ranker;
    }

    /**
     * Learns from shoppers. What followed for a shopper never counts among the statistics that describe that shopper's own rows, so that the ranker
     * can't read the answer off them.
     *
     * @param shoppers with their histories
     * @param items how many items there are
     * @param learner how to rank
     * @throws IllegalArgumentException if nothing followed for anyone
     */
    public static PurchaseModel learn(List<Shopper> shoppers, int items, Ranker.Learner learner) {
        boolean sequelsKnown =
                shoppers.stream().anyMatch(shopper -> shopper.next().isPresent());
        List<Shopper> earlier = sequelsKnown ? shoppers : beforeLast(shoppers);
        List<Shopper> examples =
                earlier.stream().filter(shopper -> shopper.next().isPresent()).toList();
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("nobody has bought twice: there is nothing to learn from");
        }
        Background before = Background.of(earlier, items);
        RankingExamples rows = new RankingExamples();
        for (int fold = 0; fold < FOLDS; fold++) {
            addFold(fold, examples, before, rows);
        }
        Background now = sequelsKnown ? before : Background.of(shoppers, items);
        PurchaseStatistics statistics =
                new PurchaseStatistics(now.histories, new PurchaseStatistics.Sequels(examples, items));
        return new PurchaseModel(statistics, now.affinity, learner.learn(rows));
    }

    /** What ranks; it isn't among what {@link #write} writes. */
    public Ranker ranker() {
        return ranker;
    }

    void write(DataOutput out) throws IOException {
        statistics.write(out);
        affinity.write(out);
    }

    static PurchaseModel read(DataInput in, Ranker ranker) throws IOException {
        return new PurchaseModel(PurchaseStatistics.read(in), ImplicitAls.read(in), ranker);
    }

    /** What the shopper had that speaks most for an item; absent if nothing of it does. */
    OptionalInt because(List<Basket> history, int item) {
        IntStream had = history.stream().flatMapToInt(Basket::items).distinct();
        return statistics.histories().successors.strongest(had, item);
    }

    private static List<Shopper> beforeLast(List<Shopper> shoppers) {
        return shoppers.stream()
                .map(shopper -> shopper.history().size() < FEWEST_BASKETS ? shopper : shopper.beforeLast())
                .toList();
    }

    /** What histories alone tell. */
    private record Background(PurchaseStatistics.Histories histories, ImplicitAls affinity) {

        static Background of(List<Shopper> shoppers, int items) {
            List<List<Basket>> histories =
                    shoppers.stream().map(Shopper::history).toList();
            return new Background(
                    new PurchaseStatistics.Histories(shoppers, items),
                    ImplicitAls.fit(histories, items, new Random(SEED)));
        }
    }

    private static void addFold(int fold, List<Shopper> examples, Background before, RankingExamples rows) {
        List<Shopper> inside = new ArrayList<>();
        List<Shopper> outside = new ArrayList<>();
        IntStream.range(0, examples.size()).forEach(i -> (i % FOLDS == fold ? inside : outside).add(examples.get(i)));
        PurchaseStatistics statistics = new PurchaseStatistics(
                before.histories, new PurchaseStatistics.Sequels(outside, before.histories.baskets.length));
        List<Prospects> prospects = inside.parallelStream()
                .map(shopper -> Prospects.of(shopper.history(), statistics, before.affinity))
                .toList();
        for (int i = 0; i < prospects.size(); i++) {
            rows.add(prospects.get(i), inside.get(i).next().orElseThrow());
        }
    }

    /**
     * How likely each item is bought next, 0 to 1 and comparable within one shopper only; 0 for items that nothing speaks for. Somebody who never
     * bought anything will take what others take: no example taught the ranker better.
     */
    @Override
    public double[] of(List<Basket> history) {
        if (history.isEmpty()) {
            return statistics.demand();
        }
        Prospects prospects = Prospects.of(history, statistics, affinity);
        double[] scores = ranker.score(prospects.rows(), prospects.size());
        double[] likely = new double[statistics.items()];
        for (int row = 0; row < scores.length; row++) {
            likely[prospects.item(row)] = 1 / (1 + Math.exp(-scores[row]));
        }
        return likely;
    }
}
