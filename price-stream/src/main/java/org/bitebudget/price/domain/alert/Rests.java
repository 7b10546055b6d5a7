package org.bitebudget.price.domain.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Thresholds of a group that a product has crossed and whose price hasn't come back yet.
 *
 * @param ranges disjoint, in order
 */
public record Rests(List<Rest> ranges) {

    /** Nothing rests. */
    public static final Rests NONE = new Rests(List.of());

    /**
     * Thresholds that rest.
     *
     * @param range which
     * @param rearm the price that ends it
     */
    public record Rest(Range range, long rearm) {}

    /** What still rests when this is the price. */
    Rests at(long price, AlertKind kind) {
        return new Rests(ranges.stream()
                .filter(rest -> kind.isFalling() ? price < rest.rearm() : price > rest.rearm())
                .toList());
    }

    /** Those of the range that don't rest. */
    List<Range> armed(Range range) {
        List<Range> armed = new ArrayList<>();
        long from = range.from();
        for (Rest rest : ranges) {
            if (rest.range().to() < from || rest.range().from() > range.to()) {
                continue;
            }
            Range before = new Range(from, rest.range().from() - 1);
            if (!before.isEmpty()) {
                armed.add(before);
            }
            if (rest.range().to() >= range.to()) {
                return armed;
            }
            from = rest.range().to() + 1;
        }
        armed.add(new Range(from, range.to()));
        return armed;
    }

    /** With these ranges, which don't rest yet, until the price is this. */
    Rests with(List<Range> crossed, long rearm) {
        List<Rest> all = new ArrayList<>(ranges);
        crossed.forEach(range -> all.add(new Rest(range, rearm)));
        all.sort(Comparator.comparingLong(rest -> rest.range().from()));
        return new Rests(List.copyOf(all));
    }
}
