package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row with a count and a unit price but not their product, as in {@code 2 x 0,39} or {@code 0,684 kg x 2,00/kg}. */
record Multiplier(BigDecimal quantity, String unit, BigDecimal unitPrice) {

    private static final Pattern TIMES = Pattern.compile("(?i)\\d\\s*[x*@]|[x*@]\\s*\\D{0,4}\\d");

    /** The row as a multiplier, if it is one. */
    static Optional<Multiplier> of(PrintedRow row) {
        boolean two = row.figures().size() == 2 && !row.amounts().isEmpty();
        boolean times = TIMES.matcher(row.text()).find()
                || !row.pack().units().in(row.text()).isEmpty();
        if (!two
                || !times
                || !ReadItem.codeIn(row).isEmpty()
                || !ItemName.of(row).isEmpty()) {
            return Optional.empty();
        }
        Figure first = row.figures().get(0);
        Figure second = row.figures().get(1);
        boolean priceFirst = first.isAmount() && !second.isAmount();
        return Optional.of(new Multiplier(
                priceFirst ? second.value() : first.value(),
                row.pack().units().in(row.text()),
                priceFirst ? first.value() : second.value()));
    }

    /** Whether the product is that many minor units; weighed goods are rounded either way. */
    boolean makes(long minor) {
        return Math.abs(ItemFigures.product(quantity, unitPrice) - minor) <= 1;
    }

    ReadItem applied(ReadItem item) {
        return item.times(quantity, unit, unitPrice);
    }
}
