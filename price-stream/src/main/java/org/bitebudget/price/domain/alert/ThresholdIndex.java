package org.bitebudget.price.domain.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.bitebudget.price.domain.alert.IndexPage.Entry;

/**
 * Rules by their thresholds: a B+ tree (Bayer and McCreight 1972; Comer, "The Ubiquitous B-Tree", 1979) over pages that lie
 * somewhere else, so that a search reads a path of them and not a million rules. A page that has become empty goes; others
 * aren't merged.
 */
final class ThresholdIndex {

    static final int LARGEST_PAGE = 64;

    private final IndexPages pages;

    ThresholdIndex(IndexPages pages) {
        this.pages = pages;
    }

    /** A page that came out of another one. */
    private record Split(Entry least, long page) {}

    /** Makes an empty index and returns its root. */
    long create() {
        long root = pages.newId();
        pages.write(root, IndexPage.EMPTY);
        return root;
    }

    /** Adds a rule, if it isn't there, and returns the root. */
    long add(long root, long threshold, String key) {
        Split split = add(root, new Entry(threshold, key));
        if (split == null) {
            return root;
        }
        long above = pages.newId();
        Entry least = pages.read(root).entries().get(0);
        pages.write(above, new IndexPage(List.of(least, split.least()), List.of(root, split.page())));
        return above;
    }

    /** Takes a rule away, if it is there, and returns the root. */
    long remove(long root, long threshold, String key) {
        remove(root, new Entry(threshold, key));
        long top = root;
        IndexPage page = pages.read(top);
        while (page.children().size() == 1) {
            pages.drop(top);
            top = page.children().get(0);
            page = pages.read(top);
        }
        return top;
    }

    /** Whether the index holds nothing. */
    boolean isEmpty(long root) {
        return pages.read(root).entries().isEmpty();
    }

    /** Forgets an empty index. */
    void drop(long root) {
        pages.drop(root);
    }

    /** Tells the rules whose thresholds lie in the range, in order. */
    void scan(long root, Range range, Consumer<Entry> found) {
        IndexPage page = pages.read(root);
        List<Entry> entries = page.entries();
        if (page.isLeaf()) {
            for (Entry entry : entries) {
                if (entry.threshold() >= range.from() && entry.threshold() <= range.to()) {
                    found.accept(entry);
                }
            }
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            boolean beginsInTime = i == 0 || entries.get(i).threshold() <= range.to();
            boolean reachesIt = i == entries.size() - 1 || entries.get(i + 1).threshold() >= range.from();
            if (beginsInTime && reachesIt) {
                scan(page.children().get(i), range, found);
            }
        }
    }

    private Split add(long id, Entry entry) {
        IndexPage page = pages.read(id);
        List<Entry> entries = new ArrayList<>(page.entries());
        List<Long> children = new ArrayList<>(page.children());
        if (page.isLeaf()) {
            int place = Collections.binarySearch(entries, entry);
            if (place >= 0) {
                return null;
            }
            entries.add(-place - 1, entry);
        } else {
            int child = childOf(entries, entry);
            boolean isLeast = entry.compareTo(entries.get(child)) < 0;
            if (isLeast) {
                entries.set(child, entry);
            }
            Split below = add(children.get(child), entry);
            if (below == null && !isLeast) {
                return null;
            }
            if (below != null) {
                entries.add(child + 1, below.least());
                children.add(child + 1, below.page());
            }
        }
        return write(id, entries, children);
    }

    private Split write(long id, List<Entry> entries, List<Long> children) {
        if (entries.size() <= LARGEST_PAGE) {
            pages.write(id, new IndexPage(entries, children));
            return null;
        }
        int half = entries.size() / 2;
        long right = pages.newId();
        pages.write(id, new IndexPage(entries.subList(0, half), firstOf(children, half)));
        pages.write(right, new IndexPage(entries.subList(half, entries.size()), restOf(children, half)));
        return new Split(entries.get(half), right);
    }

    private static List<Long> firstOf(List<Long> children, int count) {
        return children.isEmpty() ? children : children.subList(0, count);
    }

    private static List<Long> restOf(List<Long> children, int count) {
        return children.isEmpty() ? children : children.subList(count, children.size());
    }

    /** Removes the entry below this page and tells whether the page is empty then. */
    private boolean remove(long id, Entry entry) {
        IndexPage page = pages.read(id);
        List<Entry> entries = new ArrayList<>(page.entries());
        if (page.isLeaf()) {
            if (entries.remove(entry)) {
                pages.write(id, new IndexPage(entries, List.of()));
            }
            return entries.isEmpty();
        }
        int child = childOf(entries, entry);
        List<Long> children = new ArrayList<>(page.children());
        if (remove(children.get(child), entry)) {
            pages.drop(children.get(child));
            entries.remove(child);
            children.remove(child);
            pages.write(id, new IndexPage(entries, children));
        }
        return entries.isEmpty();
    }

    private static int childOf(List<Entry> least, Entry entry) {
        int place = Collections.binarySearch(least, entry);
        return place >= 0 ? place : Math.max(0, -place - 2);
    }
}
