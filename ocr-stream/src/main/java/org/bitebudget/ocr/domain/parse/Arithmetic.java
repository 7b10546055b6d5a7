package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tests a candidate for the total against everything else that is printed. All amounts are minor units. */
final class Arithmetic {

    /** Smallest coins that cash totals are rounded to are five or ten units; half of that is the most it can shift. */
    static final long LARGEST_ROUNDING = 5;

    private static final long COIN = 5;
    /** Tax and service are at most this part of what they are added to. */
    private static final double MOST_ADDED = 0.4;
    /** A smaller tax is the printed rate of too many amounts. */
    private static final long LEAST_TELLING_TAX = 5;

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
        taxes.addAll(impliedTaxes());
    }

    /** Taxes that are not read themselves: a printed rate of a printed sum where the sum with it is printed as well. */
    private Set<Long> impliedTaxes() {
        Set<Long> implied = new HashSet<>();
        for (long net : sums) {
            for (BigDecimal rate : evidence.rates()) {
                long tax = Math.round(net * rate.doubleValue() / 100);
                if (tax > 0 && sums.contains(net + tax)) {
                    implied.add(tax);
                }
            }
        }
        return implied;
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

    /** Roundings that can lead to a total: none, and, since only whole coins are paid, printed ones to whole coins. */
    Set<Long> roundingsTo(long total) {
        return total % COIN == 0 ? roundings : Set.of(0L);
    }

    /** Roundings as printed, of both signs, and none. */
    Set<Long> roundings() {
        return roundings;
    }

    Set<Long> taxes() {
        return taxes;
    }

    Set<Long> services() {
        return services;
    }

    /** Whether amounts before rounding are this one, as the coins say, though the rounding itself was not read. */
    boolean isCoinOf(long total, long sum) {
        return evidence.isRounded() && total % COIN == 0 && Math.abs(total - sum) <= COIN / 2;
    }

    /** The amount to the nearest coin. */
    static long toCoin(long amount) {
        return Math.floorDiv(amount + COIN / 2, COIN) * COIN;
    }

    /** Whether the amount is one that a printed rounding turns into another printed amount. */
    boolean isBeforeRounding(long amount) {
        return sums.contains(amount)
                && roundings.stream()
                        .anyMatch(rounding -> rounding != 0
                                && (amount + rounding) % COIN == 0
                                && evidence.isPrinted(amount + rounding)
                                && (holds(Equality.CASH_LESS_CHANGE, amount + rounding)
                                        || sums.contains(amount + rounding)
                                        || holds(Equality.PAID, amount + rounding)));
    }

    /** Whether the bought lines, of this sum, lead to the total with tax, service and rounding as printed. */
    boolean itemsAddUp(long itemSum, long total) {
        for (long rounding : roundingsTo(total)) {
            if (itemSum + rounding == total) {
                return true;
            }
            for (long tax : taxes) {
                for (long service : services) {
                    boolean possible = tax + service <= MOST_ADDED * itemSum;
                    if (possible && itemSum + tax + service + rounding == total) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean holds(Equality equality, long total) {
        return switch (equality) {
            case FISCAL_CODE -> evidence.fiscalTotals().contains(total);
            case CASH_LESS_CHANGE -> cashLessChange(total);
            case ROUNDED ->
                roundingsTo(total).stream().anyMatch(rounding -> rounding != 0 && sums.contains(total - rounding));
            case NET_AND_TAX -> netAndTax(total);
            case ITEMS -> items(total);
            case SECTIONS -> sections(total);
            case TAX_TABLE -> taxTable(total);
            case TAX_RATE -> taxRate(total);
            case PAID ->
                evidence.values(LabelRole.CARD, LabelRole.CASH, LabelRole.PAID, LabelRole.VOUCHER).stream()
                        .anyMatch(paid -> Math.abs(paid) == Math.abs(total));
            case PRODUCTS, COUNT -> false;
        };
    }

    private boolean items(long total) {
        boolean labelled = sums.contains(total);
        // a single line that is printed nowhere else confirms only itself
        return evidence.itemSums().stream()
                        .anyMatch(sum -> (labelled || sum != total) && (itemsAddUp(sum, total) || isCoinOf(total, sum)))
                || evidence.sumsOfSeveral().stream().anyMatch(sum -> itemsAddUp(sum, total));
    }

    private boolean cashLessChange(long total) {
        for (long cash : evidence.values(LabelRole.CASH, LabelRole.PAID, LabelRole.CARD)) {
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
                    for (long rounding : roundingsTo(total)) {
                        boolean added = tax != 0 || service != 0;
                        if (added && tax + service <= MOST_ADDED * net && net + tax + service + rounding == total) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean sections(long total) {
        return sums.stream()
                .anyMatch(part -> part > 0 && part < total && 2 * part != total && sums.contains(total - part));
    }

    private boolean taxTable(long total) {
        for (long rounding : roundingsTo(total)) {
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

    /** The tax that a total contains at a rate is total x rate / (100 + rate), to the unit. */
    private boolean taxRate(long total) {
        return evidence.rates().stream()
                .mapToDouble(rate -> total * rate.doubleValue() / (100 + rate.doubleValue()))
                .anyMatch(contained -> evidence.values(LabelRole.TAX).stream()
                        .anyMatch(tax -> tax >= LEAST_TELLING_TAX && Math.abs(contained - tax) <= 1));
    }
}
