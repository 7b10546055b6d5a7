package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.ocr.domain.text.Box;

/**
 * Chooses the bought lines among the passes. Where no pass's lines add up to the total, a line or two are taken from
 * other passes if there is just one way in which they then do; names come from the pass that read them most surely.
 */
final class LineRepair {

    private static final double SAME_ROW = 0.5;
    private static final int MOST_CHANGES = 60;

    private final List<PassFindings> passes;
    private final Arithmetic arithmetic;
    private final Optional<Long> total;

    LineRepair(List<PassFindings> passes, Arithmetic arithmetic, Optional<Long> total) {
        this.passes = passes;
        this.arithmetic = arithmetic;
        this.total = total;
    }

    /** The lines of the pass whose lines add up; otherwise of the one that was recognised with most confidence. */
    List<ReadItem> chosen() {
        return best().map(this::items).orElse(List.of());
    }

    /** The chosen lines, mended. */
    List<ReadItem> mended() {
        List<ReadItem> items = chosen();
        if (total.isPresent() && !items.isEmpty() && !addUp(sum(items))) {
            items = changed(items);
        }
        return items.stream().map(this::named).toList();
    }

    private Optional<PassFindings> best() {
        return passes.stream()
                .filter(pass -> !items(pass).isEmpty())
                .max(Comparator.comparing((PassFindings pass) -> total.isPresent() && addUp(sum(items(pass))))
                        .thenComparing(pass -> total.isPresent() ? -Math.abs(total.get() - sum(items(pass))) : 0)
                        .thenComparingDouble(PassFindings::meanConfidence));
    }

    /** A line that is as large as the total, below others, is the total without its label: lines end there. */
    private List<ReadItem> items(PassFindings pass) {
        List<ReadItem> items = withoutImpossible(pass.items());
        for (int i = 1; i < items.size(); i++) {
            if (total.isPresent()
                    && items.get(i).total() == total.get()
                    && items.get(i).unitPrice() == null) {
                return items.subList(0, i);
            }
        }
        return items;
    }

    /** No line is larger than the total, but for what others take off. */
    private List<ReadItem> withoutImpossible(List<ReadItem> items) {
        if (total.isEmpty() || total.get() <= 0) {
            return items;
        }
        long off = items.stream()
                .mapToLong(item -> Math.max(0, -item.total()) - item.discount())
                .sum();
        return items.stream()
                .filter(item -> item.total() <= total.get() + off + Arithmetic.LARGEST_ROUNDING)
                .toList();
    }

    private boolean addUp(long sum) {
        return arithmetic.itemsAddUp(sum, total.orElseThrow());
    }

    private static long sum(List<ReadItem> items) {
        return items.stream().mapToLong(ReadItem::total).sum();
    }

    /** One way of reading a line otherwise: {@code from} is null for a line that is new, {@code to} for none. */
    private record Change(ReadItem from, ReadItem to) {

        long shift() {
            return (to == null ? 0 : to.total()) - (from == null ? 0 : from.total());
        }

        boolean excludes(Change other) {
            return (from != null && from.equals(other.from))
                    || (from == null && other.from == null && to != null && isSameRow(to.box(), other.to.box()));
        }
    }

    private List<ReadItem> changed(List<ReadItem> items) {
        List<Change> changes = changes(items);
        long sum = sum(items);
        List<List<Change>> ways = changes.stream()
                .filter(change -> addUp(sum + change.shift()))
                .map(List::of)
                .toList();
        if (ways.isEmpty() && changes.size() <= MOST_CHANGES) {
            ways = pairs(changes, sum);
        }
        boolean one = ways.stream()
                        .map(way -> way.stream().mapToLong(Change::shift).sum())
                        .distinct()
                        .count()
                == 1;
        return one ? applied(items, ways.get(0)) : items;
    }

    private List<List<Change>> pairs(List<Change> changes, long sum) {
        List<List<Change>> pairs = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            for (int j = i + 1; j < changes.size(); j++) {
                Change a = changes.get(i);
                Change b = changes.get(j);
                if (!a.excludes(b) && addUp(sum + a.shift() + b.shift())) {
                    pairs.add(List.of(a, b));
                }
            }
        }
        return pairs;
    }

    private List<Change> changes(List<ReadItem> items) {
        Map<String, Change> changes = new HashMap<>();
        for (PassFindings pass : passes) {
            for (ReadItem other : items(pass)) {
                Optional<ReadItem> same = items.stream()
                        .filter(item -> isSameRow(item.box(), other.box()))
                        .findFirst();
                if (same.isEmpty() || same.get().total() != other.total()) {
                    Change change = new Change(same.orElse(null), other);
                    String key = other.total() + "@" + other.box().page() + "/"
                            + same.map(items::indexOf)
                                    .orElse(-1
                                            - other.box().y()
                                                    / Math.max(1, other.box().height()));
                    changes.putIfAbsent(key, change);
                }
            }
            pass.doubtful().stream()
                    .filter(other -> items.stream().noneMatch(item -> isSameRow(item.box(), other.box())))
                    .forEach(other -> changes.putIfAbsent(
                            "?" + other.total() + "/" + other.box().y() / 8, new Change(null, other)));
        }
        List<ReadItem> alone = items.stream()
                .filter(item -> passes.stream().noneMatch(pass -> items(pass).stream()
                        .anyMatch(other -> !other.equals(item) && isSameRow(item.box(), other.box()))))
                .toList();
        alone.forEach(item -> changes.put("-" + items.indexOf(item), new Change(item, null)));
        return List.copyOf(changes.values());
    }

    private static List<ReadItem> applied(List<ReadItem> items, List<Change> way) {
        List<ReadItem> changed = new ArrayList<>(items);
        for (Change change : way) {
            if (change.from == null) {
                changed.add(change.to);
            } else if (change.to == null) {
                changed.remove(change.from);
            } else {
                changed.set(changed.indexOf(change.from), change.to);
            }
        }
        changed.sort(Comparator.comparingInt((ReadItem item) -> item.box().page())
                .thenComparingDouble(item -> item.box().centreY()));
        return changed;
    }

    /** The line with its name as the pass has it that read it most surely. */
    private ReadItem named(ReadItem item) {
        return passes.stream()
                .flatMap(pass -> items(pass).stream())
                .filter(other -> other.total() == item.total() && isSameRow(item.box(), other.box()))
                .max(Comparator.comparingDouble(ReadItem::nameConfidence))
                .filter(other -> other.nameConfidence() > item.nameConfidence()
                        && !other.name().isEmpty())
                .map(other -> item.withNameOf(other))
                .orElse(item);
    }

    private static boolean isSameRow(Box a, Box b) {
        double shared = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return a.page() == b.page() && shared >= SAME_ROW * Math.min(a.height(), b.height());
    }
}
