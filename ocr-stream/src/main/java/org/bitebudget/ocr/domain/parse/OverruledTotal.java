package org.bitebudget.ocr.domain.parse;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An amount printed as the total that other print contradicts: two independent equalities prove another total, which no row
 * says, while all passes surely read the same amount beside the label. A misread digit is seldom read alike and surely by
 * every pass, so the print itself may have been altered.
 */
final class OverruledTotal {

    /** How surely each pass must have read it. */
    private static final double SURE = 0.8;

    private static final int INDEPENDENT = 2;

    private final Evidence evidence;
    private final Arithmetic arithmetic;

    OverruledTotal(Evidence evidence, Arithmetic arithmetic) {
        this.evidence = evidence;
        this.arithmetic = arithmetic;
    }

    /** The amount that was printed where {@code total} was chosen. */
    Optional<ReadField<Long>> beside(long total) {
        Set<Long> printed = evidence.values(LabelRole.TOTAL);
        if (printed.size() != 1 || printed.contains(total) || !isProven(total)) {
            return Optional.empty();
        }
        List<Figure> figures = evidence.with(LabelRole.TOTAL).stream()
                .map(LabelledAmount::figure)
                .toList();
        boolean sure = figures.stream().allMatch(figure -> figure.confidence() >= SURE);
        return sure && !isExplained(figures.get(0).minor(), total)
                ? Optional.of(ReadField.of(figures.get(0)))
                : Optional.empty();
    }

    private boolean isProven(long total) {
        return arithmetic.confirming(total).stream()
                        .filter(Equality::isSum)
                        .map(Equality::group)
                        .distinct()
                        .count()
                >= INDEPENDENT;
    }

    /** Whether the amount is a sum of its own: before rounding, tax or service, or of a part of the receipt. */
    private boolean isExplained(long amount, long total) {
        boolean added = arithmetic.taxes().stream().anyMatch(tax -> arithmetic.services().stream()
                .anyMatch(service -> Math.abs(total - amount - tax - service) <= Arithmetic.LARGEST_ROUNDING));
        return amount <= 0 || added || arithmetic.confirming(amount).stream().anyMatch(Equality::isSum);
    }
}
