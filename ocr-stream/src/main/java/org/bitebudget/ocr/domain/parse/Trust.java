package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.ocr.domain.text.Box;

/**
 * Whether a reading has earned trust: its lines add up to the total, and a second printed equality that rests on other
 * print holds as well.
 */
final class Trust {

    private final Evidence evidence;
    private final Arithmetic arithmetic;

    Trust(Evidence evidence, Arithmetic arithmetic) {
        this.evidence = evidence;
        this.arithmetic = arithmetic;
    }

    /** Whether two independent equalities hold, one of them between the lines and the total. */
    boolean isEarned(List<ReadItem> items, Optional<ReadField<Long>> total) {
        if (items.isEmpty() || total.isEmpty()) {
            return false;
        }
        if (items.size() == 1 && isSameRow(items.get(0).box(), total.get().box())) {
            return false;
        }
        long sum = items.stream().mapToLong(ReadItem::total).sum();
        return arithmetic.itemsAddUp(sum, total.get().value())
                && holding(items, total.get().value()).stream()
                        .anyMatch(equality -> equality.group() != Equality.Group.LINES);
    }

    /** A total that was taken for a line confirms only itself. */
    private static boolean isSameRow(Box line, Box total) {
        return line.page() == total.page() && line.y() < total.centreY() && total.centreY() < line.bottom();
    }

    private Set<Equality> holding(List<ReadItem> items, long total) {
        Set<Equality> holding = EnumSet.noneOf(Equality.class);
        holding.addAll(arithmetic.confirming(total));
        if (items.stream().allMatch(item -> item.unitPrice() != null)) {
            holding.add(Equality.PRODUCTS);
        }
        if (isCounted(items)) {
            holding.add(Equality.COUNT);
        }
        return holding;
    }

    private boolean isCounted(List<ReadItem> items) {
        BigDecimal pieces = items.stream()
                .map(ReadItem::quantity)
                .map(quantity -> quantity.stripTrailingZeros().scale() <= 0 ? quantity : BigDecimal.ONE)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return evidence.counts().stream()
                .anyMatch(count -> count == items.size() || pieces.compareTo(BigDecimal.valueOf(count)) == 0);
    }
}
