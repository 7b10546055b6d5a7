package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How often an item was followed, or accompanied, by another; sparse. */
public final class PairCounts {

    /** Evidence needed before a share is believed: so many further sources count as if nothing had followed them. */
    private static final double CAUTION = 20;

    private final int[] sources;
    private final int[] begins;
    private final int[] targets;
    private final int[] counts;

    private PairCounts(int[] sources, int[] begins, int[] targets, int[] counts) {
        this.sources = sources;
        this.begins = begins;
        this.targets = targets;
        this.counts = counts;
    }

    /**
     * For each item, Σ over the given ones of the share of times that it went along with that one.
     *
     * @param items what was bought
     * @return as many values as there are items; 0 for what never went along
     */
    public double[] spread(IntStream items) {
        double[] sum = new double[sources.length];
        items.forEach(item -> {
            double weight = 1 / (sources[item] + CAUTION);
            for (int i = begins[item]; i < begins[item + 1]; i++) {
                sum[targets[i]] += counts[i] * weight;
            }
        });
        return sum;
    }

    /** Σ over the given items of what {@link #spread} holds back for lack of evidence, 0 to 1 each. */
    public double doubt(IntStream items) {
        return items.mapToDouble(item -> CAUTION / (sources[item] + CAUTION)).sum();
    }

    /** Of the given items the one that speaks most for an item; absent if none of them ever went along with it. */
    public OptionalInt strongest(IntStream items, int target) {
        int best = -1;
        double most = 0;
        for (int item : items.toArray()) {
            int at = Arrays.binarySearch(targets, begins[item], begins[item + 1], target);
            double share = at < 0 ? 0 : counts[at] / (sources[item] + CAUTION);
            if (share > most) {
                most = share;
                best = item;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, sources);
        Numbers.write(out, begins);
        Numbers.write(out, targets);
        Numbers.write(out, counts);
    }

    static PairCounts read(DataInput in) throws IOException {
        return new PairCounts(Numbers.readInts(in), Numbers.readInts(in), Numbers.readInts(in), Numbers.readInts(in));
    }

    /** Collects pairs; an item never goes along with itself. */
    static final class Builder {
        private final int[] sources;
        private long[] pairs = new long[1 << 12];
        private int size;

        Builder(int items) {
            sources = new int[items];
        }

        /** Each item of the one basket goes along with each of the other. */
        void add(IntStream from, Basket to) {
            from.forEach(source -> {
                sources[source]++;
                to.forEach(target -> {
                    if (source != target) {
                        add((long) source << Integer.SIZE | target);
                    }
                });
            });
        }

        private void add(long pair) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, size * 2);
            }
            pairs[size++] = pair;
        }

        PairCounts build() {
            Arrays.sort(pairs, 0, size);
            int[] begins = new int[sources.length + 1];
            int[] targets = new int[size];
            int[] counts = new int[size];
            int last = -1;
            for (int i = 0; i < size; i++) {
                if (i == 0 || pairs[i] != pairs[i - 1]) {
                    targets[++last] = (int) pairs[i];
                    begins[(int) (pairs[i] >>> Integer.SIZE) + 1]++;
                }
                counts[last]++;
            }
            for (int item = 0; item < sources.length; item++) {
                begins[item + 1] += begins[item];
            }
            return new PairCounts(
                    sources.clone(), begins, Arrays.copyOf(targets, last + 1), Arrays.copyOf(counts, last + 1));
        }
    }
}
