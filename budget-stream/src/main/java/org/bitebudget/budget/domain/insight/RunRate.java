package org.bitebudget.budget.domain.insight;

import java.math.BigInteger;
import java.time.LocalDate;

/**
 * Where a month ends if it goes on as it began. Spending so far is scaled by the plan's own shape: by month plan over plan of
 * the days lived, so that a rent paid on the 1st is not expected thirty times. Where the plan lays nothing on the days lived, what
 * it lays on the days to come is added. Without a plan the shape is even.
 *
 * <pre>projected = spent × planned(month) / planned(days lived)</pre>
 */
public final class RunRate {

    private RunRate() {}

    /**
     * What a category will have spent by the end of its month, in minor units; never less than what is spent already.
     *
     * @param today a day of the month; it counts as lived
     */
    public static long projected(MonthStanding.Category category, LocalDate today) {
        int lived = today.getDayOfMonth();
        int days = category.days().size();
        return projected(
                category.spent(),
                plannedBetween(category, 0, lived),
                plannedBetween(category, lived, days),
                lived,
                days);
    }

    /**
     * The same of plain numbers, in minor units.
     *
     * @param spent spent so far
     * @param plannedSoFar what the plan lays on the days lived
     * @param plannedAfter what it lays on the days to come
     * @param lived days lived, at least one
     * @param days days of the month
     */
    public static long projected(long spent, long plannedSoFar, long plannedAfter, int lived, int days) {
        if (spent <= 0) {
            return spent + (plannedSoFar == 0 ? plannedAfter : 0);
        }
        if (plannedSoFar + plannedAfter == 0) {
            return scaled(spent, days, lived);
        }
        return plannedSoFar == 0 ? spent + plannedAfter : scaled(spent, plannedSoFar + plannedAfter, plannedSoFar);
    }

    /** What all needs and wants will have spent. */
    public static long projected(MonthStanding month, LocalDate today) {
        return month.spending().stream()
                .mapToLong(category -> projected(category, today))
                .reduce(0, Math::addExact);
    }

    private static long plannedBetween(MonthStanding.Category category, int from, int to) {
        return category.days().subList(from, to).stream()
                .mapToLong(MonthStanding.Day::planned)
                .sum();
    }

    private static long scaled(long spent, long whole, long part) {
        return BigInteger.valueOf(spent)
                .multiply(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(part))
                .min(BigInteger.valueOf(Long.MAX_VALUE / 1_000_000))
                .longValueExact();
    }
}
