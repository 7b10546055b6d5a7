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
        long spent = category.spent();
        long plannedSoFar = plannedBetween(category, 0, lived);
        long plannedAfter = plannedBetween(category, lived, category.days().size());
        if (spent <= 0) {
            return spent + (plannedSoFar == 0 ? plannedAfter : 0);
        }
        if (plannedSoFar + plannedAfter == 0) {
            return scaled(spent, category.days().size(), lived);
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
