package org.bitebudget.price.domain.alert;

import java.util.Comparator;
import java.util.List;

/**
 * A page of a {@link ThresholdIndex}.
 *
 * @param entries of a leaf: what it holds, in order; of another page: nothing in a child is less than its entry, and
 *     nothing in the child before it is as great
 * @param children ids of the pages below, one an entry; none in a leaf
 */
public record IndexPage(List<Entry> entries, List<Long> children) {

    /** A leaf that holds nothing. */
    static final IndexPage EMPTY = new IndexPage(List.of(), List.of());

    /**
     * A rule at its threshold.
     *
     * @param threshold of the rule
     * @param key of the rule
     */
    public record Entry(long threshold, String key) implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::threshold).thenComparing(Entry::key);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    boolean isLeaf() {
        return children.isEmpty();
    }
}
