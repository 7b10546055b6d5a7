package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What all shoppers together tell about each item. */
public final class PurchaseStatistics {
    private final Histories histories;
    private final Sequels sequels;

    PurchaseStatistics(Histories histories, Sequels sequels) {
        this.histories = histories;
        this.sequels = sequels;
    }

    /** Share of the shoppers who took each item next. */
    double[] demand() {
        return IntStream.range(0, items()).mapToDouble(sequels::share).toArray();
    }

    /** What most shoppers took next, in that order. */
    List<Integer> mostDemanded(int count) {
        return Highest.of(demand(), count);
    }

    /** How many items there are. */
    int items() {
        return sequels.next.length;
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, histories.baskets);
        Numbers.write(out, histories.lastBaskets);
        histories.companions.write(out);
        histories.successors.write(out);
        out.writeInt(sequels.shoppers);
        Numbers.write(out, sequels.next);
        Numbers.write(out, sequels.had);
        Numbers.write(out, sequels.again);
        sequels.transitions.write(out);
    }

    static PurchaseStatistics read(DataInput in) throws IOException {
        Histories histories =
                new Histories(Numbers.readInts(in), Numbers.readInts(in), PairCounts.read(in), PairCounts.read(in));
        Sequels sequels = new Sequels(
                in.readInt(), Numbers.readInts(in), Numbers.readInts(in), Numbers.readInts(in), PairCounts.read(in));
        return new PurchaseStatistics(histories, sequels);
    }

    Histories histories() {
        return histories;
    }

    Sequels sequels() {
        return sequels;
    }

    /** From what shoppers bought so far. */
    static final class Histories {
        final int[] baskets;
        final int[] lastBaskets;
        final PairCounts companions;
        final PairCounts successors;

        Histories(int[] baskets, int[] lastBaskets, PairCounts companions, PairCounts successors) {
            this.baskets = baskets;
            this.lastBaskets = lastBaskets;
            this.companions = companions;
            this.successors = successors;
        }

        Histories(List<Shopper> shoppers, int items) {
            baskets = new int[items];
            lastBaskets = new int[items];
            PairCounts.Builder together = new PairCounts.Builder(items);
            PairCounts.Builder following = new PairCounts.Builder(items);
            for (Shopper shopper : shoppers) {
                List<Basket> history = shopper.history();
                for (int i = 0; i < history.size(); i++) {
                    Basket basket = history.get(i);
                    basket.forEach(item -> baskets[item]++);
                    together.add(basket.items(), basket);
                    if (i > 0) {
                        following.add(history.get(i - 1).items(), basket);
                    }
                }
                if (!history.isEmpty()) {
                    history.get(history.size() - 1).forEach(item -> lastBaskets[item]++);
                }
            }
            companions = together.build();
            successors = following.build();
        }
    }

    /** From what followed, where that is known. */
    static final class Sequels {
        final int shoppers;
        final int[] next;
        final int[] had;
        final int[] again;
        final PairCounts transitions;

        Sequels(int shoppers, int[] next, int[] had, int[] again, PairCounts transitions) {
            this.shoppers = shoppers;
            this.next = next;
            this.had = had;
            this.again = again;
            this.transitions = transitions;
        }

        Sequels(List<Shopper> examples, int items) {
            shoppers = examples.size();
            next = new int[items];
            had = new int[items];
            again = new int[items];
            PairCounts.Builder pairs = new PairCounts.Builder(items);
            for (Shopper shopper : examples) {
                Basket sequel = shopper.next().orElseThrow();
                int[] before = shopper.everBought().toArray();
                sequel.forEach(item -> next[item]++);
                for (int item : before) {
                    had[item]++;
                    again[item] += sequel.contains(item) ? 1 : 0;
                }
                pairs.add(Arrays.stream(before), sequel);
            }
            transitions = pairs.build();
        }

        /** Share of the shoppers who took the item next. */
        double share(int item) {
            return shoppers == 0 ? 0 : (double) next[item] / shoppers;
        }
    }
}
