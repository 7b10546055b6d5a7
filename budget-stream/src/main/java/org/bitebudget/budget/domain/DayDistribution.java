package org.bitebudget.budget.domain;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.platform.budget.BudgetLimits;

/** How a category's month lies over its days, as one weight for each day. */
public sealed interface DayDistribution {

    /**
     * The weights, from the first day on; at least one is above zero.
     *
     * @param month decides the number of days and the weekday of each
     */
    long[] weights(YearMonth month);

    /** Every day weighs the same. */
    record Even() implements DayDistribution {
        @Override
        public long[] weights(YearMonth month) {
            long[] weights = new long[month.lengthOfMonth()];
            Arrays.fill(weights, 1);
            return weights;
        }
    }

    /**
     * Each day weighs as its weekday.
     *
     * @param fromMonday seven weights, 0 to 1,000,000, not all zero
     */
    record WeekdayWeights(List<Integer> fromMonday) implements DayDistribution {

        public WeekdayWeights {
            fromMonday = List.copyOf(fromMonday);
            if (fromMonday.size() != DayOfWeek.values().length
                    || fromMonday.stream().anyMatch(weight -> weight < 0 || weight > BudgetLimits.HEAVIEST_WEEKDAY)
                    || fromMonday.stream().allMatch(weight -> weight == 0)) {
                throw new InvalidBudgetInputException("weekday weights are seven numbers from Monday on, 0 to "
                        + BudgetLimits.HEAVIEST_WEEKDAY + ", not all 0, and not " + fromMonday);
            }
        }

        @Override
        public long[] weights(YearMonth month) {
            long[] weights = new long[month.lengthOfMonth()];
            int first = month.atDay(1).getDayOfWeek().getValue() - 1;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = fromMonday.get((first + i) % fromMonday.size());
            }
            return weights;
        }
    }

    /**
     * The money lies on some days of the month, evenly; a day beyond the month's end means its last day.
     *
     * @param days days of the month, 1 to 31, at least one
     */
    record FixedDays(List<Integer> days) implements DayDistribution {
        public FixedDays {
            days = List.copyOf(days);
            if (days.isEmpty() || days.stream().anyMatch(day -> day < 1 || day > BudgetLimits.LAST_FIXED_DAY)) {
                throw new InvalidBudgetInputException(
                        "fixed days are days of the month from 1 to " + BudgetLimits.LAST_FIXED_DAY + ", not " + days);
            }
        }

        @Override
        public long[] weights(YearMonth month) {
            long[] weights = new long[month.lengthOfMonth()];
            for (int day : days) {
                weights[Math.min(day, weights.length) - 1]++;
            }
            return weights;
        }
    }

    /** A week's money lies on the week's first day in the month: the 1st and every Monday, each for the days up to the next. */
    record Weekly() implements DayDistribution {
        @Override
        public long[] weights(YearMonth month) {
            long[] weights = new long[month.lengthOfMonth()];
            int weekStart = 0;
            for (int i = 0; i < weights.length; i++) {
                if (month.atDay(i + 1).getDayOfWeek() == DayOfWeek.MONDAY) {
                    weekStart = i;
                }
                weights[weekStart]++;
            }
            return weights;
        }
    }
}
