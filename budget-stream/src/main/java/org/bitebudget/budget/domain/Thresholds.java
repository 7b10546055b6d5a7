package org.bitebudget.budget.domain;

import org.bitebudget.platform.budget.BudgetLimits;

/**
 * When a status turns: amber once spending reaches {@code amberPercent} of what is available, red once it exceeds {@code
 * redPercent} of it. To spend exactly what was planned is therefore amber, not red.
 *
 * @param amberPercent percent of the available amount, 1 to {@code redPercent}
 * @param redPercent percent of the available amount, at most 1000
 */
public record Thresholds(int amberPercent, int redPercent) {

    /** Amber at 80 %, red above 100 %. */
    public static final Thresholds DEFAULT = new Thresholds(80, 100);

    /** @throws InvalidBudgetInputException if the percentages are out of order or range */
    public Thresholds {
        if (amberPercent < 1 || redPercent < amberPercent || redPercent > BudgetLimits.MOST_PERCENT) {
            throw new InvalidBudgetInputException("thresholds need 1 <= amber <= red <= " + BudgetLimits.MOST_PERCENT
                    + ", not amber " + amberPercent + " and red " + redPercent);
        }
    }

    /**
     * The status of an amount spent.
     *
     * @param spent minor units
     * @param available minor units that could be spent; spending without anything available is red
     */
    public DayStatus status(long spent, long available) {
        if (compareProducts(spent, 100, available, redPercent) > 0) {
            return DayStatus.RED;
        }
        return spent > 0 && compareProducts(spent, 100, available, amberPercent) >= 0
                ? DayStatus.AMBER
                : DayStatus.GREEN;
    }

    /** Compares {@code a * b} to {@code c * d} in 128 bits, as the products of sums need not fit a long. */
    static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }
}
