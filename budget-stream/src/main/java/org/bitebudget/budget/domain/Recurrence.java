package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.budget.BudgetLimits;

/**
 * When something recurs: on its first day and then every so many weeks or months. A month without the first day's number has it on its
 * last day; the months after it go by the first day again.
 *
 * @param first first day
 * @param unit what is counted
 * @param every how many of them lie between two days, 1 to 120
 * @param last last day it may fall on, if it ends
 */
public record Recurrence(LocalDate first, Unit unit, int every, Optional<LocalDate> last) {

    /** What lies between two days. */
    public enum Unit {
        WEEK,
        MONTH
    }

    /** @throws InvalidBudgetInputException if the step is out of range or it ends before it begins */
    public Recurrence {
        if (every < 1 || every > BudgetLimits.MOST_STEPS) {
            throw new InvalidBudgetInputException(
                    "something recurs every 1 to " + BudgetLimits.MOST_STEPS + " weeks or months, not " + every);
        }
        if (last.filter(day -> day.isBefore(first)).isPresent()) {
            throw new InvalidBudgetInputException("something that begins on " + first + " cannot end on " + last.get());
        }
    }

    /** Its days in a month, in order. */
    public List<LocalDate> in(YearMonth month) {
        List<LocalDate> days = new ArrayList<>();
        for (long number = numberBefore(month.atDay(1)); ; number++) {
            LocalDate day = day(number);
            if (day.isAfter(month.atEndOfMonth()) || last.filter(day::isAfter).isPresent()) {
                return days;
            }
            if (!day.isBefore(month.atDay(1))) {
                days.add(day);
            }
        }
    }

    /** Number of a day on or before the given one, or of the first. */
    private long numberBefore(LocalDate day) {
        long steps = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day)) / every - 1;
        if (unit == Unit.WEEK) {
            steps = ChronoUnit.WEEKS.between(first, day) / every - 1;
        }
        return Math.max(0, steps);
    }

    private LocalDate day(long number) {
        return unit == Unit.WEEK ? first.plusWeeks(number * every) : first.plusMonths(number * every);
    }
}
