package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a bought line, told apart by multiplication: whichever two give the last amount are quantity and unit
 * price.
 *
 * @param unitPrice null where none is printed
 */
record ItemFigures(
        BigDecimal quantity, String unit, BigDecimal unitPrice, Figure total, long discount, boolean proven) {

    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1000);

    /** The numbers of a row that ends in an amount. */
    static Optional<ItemFigures> of(PrintedRow row) {
        List<Figure> figures = row.figures();
        List<Figure> amounts = figures.stream().filter(Figure::isAmount).toList();
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        Figure total = amounts.get(amounts.size() - 1);
        // a count is a whole number more often than a weight with two decimals
        for (Figure.Kind kind : List.of(Figure.Kind.NUMBER, Figure.Kind.AMOUNT)) {
            Optional<ItemFigures> proven = proven(row, figures.lastIndexOf(total), kind);
            if (proven.isPresent()) {
                return proven;
            }
        }
        return Optional.of(new ItemFigures(BigDecimal.ONE, "", null, total, 0, false));
    }

    private static Optional<ItemFigures> proven(PrintedRow row, int totalAt, Figure.Kind kind) {
        List<Figure> figures = row.figures();
        Figure total = figures.get(totalAt);
        for (int q = 0; q < figures.size(); q++) {
            for (int u = 0; u < figures.size(); u++) {
                Figure quantity = figures.get(q);
                Figure unitPrice = figures.get(u);
                boolean usable = quantity.kind() == kind && isQuantity(quantity.value());
                if (q != u
                        && q != totalAt
                        && u != totalAt
                        && usable
                        && unitPrice.value().signum() > 0) {
                    Optional<Long> discount = discount(figures, product(quantity.value(), unitPrice.value()), total);
                    if (discount.isPresent()) {
                        return Optional.of(new ItemFigures(
                                quantity.value(),
                                row.pack().units().in(row.text()),
                                unitPrice.value(),
                                total,
                                discount.get(),
                                true));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Quantity times unit price in minor units, rounded to even. */
    static long product(BigDecimal quantity, BigDecimal unitPrice) {
        return quantity.multiply(unitPrice)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
    }

    private static boolean isQuantity(BigDecimal value) {
        return value.signum() != 0 && value.abs().compareTo(MOST_UNITS) < 0;
    }

    /** The discount with which the product gives the total: none, or a printed negative amount. */
    private static Optional<Long> discount(List<Figure> figures, long product, Figure total) {
        // weighed goods are rounded either way
        if (Math.abs(product - total.minor()) <= 1) {
            return Optional.of(0L);
        }
        return figures.stream()
                .filter(figure -> figure.isAmount() && figure.value().signum() < 0)
                .map(Figure::minor)
                .filter(discount -> product + discount == total.minor())
                .findFirst();
    }
}
