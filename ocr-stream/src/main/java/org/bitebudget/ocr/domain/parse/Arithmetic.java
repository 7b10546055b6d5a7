package org.bitebudget.ocr.domain.parse;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tests a candidate for the total against everything else that is printed. All amounts are minor units. */
final class Arithmetic {

    /** Smallest coins that cash totals are rounded to are five or ten units; half of that is the most it can shift. */
    static final long LARGEST_ROUNDING = 5;

    private final Evidence evidence;
    private final Set<Long> sums;
    private final Set<Long> taxes;
    private final Set<Long> services;
    private final Set<Long> roundings = new HashSet<>();

    Arithmetic(Evidence evidence) {
        this.evidence = evidence;
        this.sums = evidence.values(LabelRole.TOTAL, LabelRole.SUBTOTAL);
        this.taxes = evidence.valuesOrZero(LabelRole.TAX);
        this.services = evidence.valuesOrZero(LabelRole.SERVICE);
        roundings.add(0L);
        // the sign of a rounding is often lost or not printed
        evidence.values(LabelRole.ROUNDING).stream()
                .filter(rounding -> Math.abs(rounding) <= LARGEST_ROUNDING)
                .forEach(rounding -> roundings.addAll(List.of(rounding, -rounding)));
    }

    /** Every way in which the total is confirmed. */
    Set<Equality> confirming(long total) {
        Set<Equality> holding = EnumSet.noneOf(Equality.class);
        for (Equality equality : Equality.values()) {
            if (holds(equality, total)) {
                holding.add(equality);
            }
        }
        return holding;
    }

    /** Whether the amount is one that a printed rounding turns into another printed amount. */
    boolean isBeforeRounding(long amount) {
        return roundings.stream()
                .anyMatch(rounding -> rounding != 0
                        && sums.contains(amount)
                        && evidence.print(amount + rounding).isPresent()
                        && (holds(Equality.CASH_LESS_CHANGE, amount + rounding)
                                || sums.contains(amount + rounding)
                                || holds(Equality.PAID, amount + rounding)));
    }

    /** Whether the bought lines, of this sum, lead to the total with tax, service and rounding as printed. */
    boolean itemsAddUp(long itemSum, long total) {
        for (long rounding : roundings) {
            if (itemSum + rounding == total) {
                return true;
            }
            for (long tax : taxes) {
                for (long service : services) {
                    if (itemSum + tax + service + rounding == total) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean holds(Equality equality, long total) {
        return switch (equality) {
            case CASH_LESS_CHANGE -> cashLessChange(total);
            case ROUNDED -> roundings.stream().anyMatch(rounding -> rounding != 0 && sums.contains(total - rounding));
            case NET_AND_TAX -> netAndTax(total);
            case ITEMS -> evidence.itemSums().stream().anyMatch(sum -> itemsAddUp(sum, total));
            case TAX_TABLE -> taxTable(total);
            case PAID ->
                evidence.values(LabelRole.CARD, LabelRole.CASH).stream().anyMatch(paid -> Math.abs(paid) == total);
        };
    }

    private boolean cashLessChange(long total) {
        for (long cash : evidence.values(LabelRole.CASH, LabelRole.CARD)) {
            for (long change : evidence.values(LabelRole.CHANGE)) {
                if (change != 0 && Math.abs(cash) - Math.abs(change) == total) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean netAndTax(long total) {
        for (long net : sums) {
            for (long tax : taxes) {
                for (long service : services) {
                    for (long rounding : roundings) {
                        boolean added = tax != 0 || service != 0;
                        if (added && tax + service < net && net + tax + service + rounding == total) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean taxTable(long total) {
        for (long rounding : roundings) {
            long gross = total - rounding;
            boolean oneRate = evidence.taxPairs().stream().anyMatch(row -> row.tax() != 0 && row.gross() == gross);
            boolean manyRates = evidence.taxTables().stream()
                    .anyMatch(rows -> rows.size() > 1
                            && rows.stream().mapToLong(TaxTable.TaxRow::gross).sum() == gross);
            if (oneRate || manyRates) {
                return true;
            }
        }
        return false;
    }
}
