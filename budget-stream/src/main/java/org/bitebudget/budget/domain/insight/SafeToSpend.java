package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;

/**
 * What can be spent today without taking from another day or leaving an instalment unpaid: what today's needs and wants have
 * left, but no more than what the month has left once the instalments still due in it are paid.
 *
 * <pre>safe = max(0, min(Σ (planned + carried − spent) of today, Σ planned − Σ spent of the month − instalments due))</pre>
 *
 * @param today what can be spent, in minor units
 * @param leftOfMonth what needs and wants have left after the instalments, in minor units; negative for an overspend
 * @param daysLeft days to the end of the month, today included
 */
public record SafeToSpend(long today, long leftOfMonth, int daysLeft) {

    /**
     * What is safe on a day.
     *
     * @param instalmentsDue open instalments of the rest of the month that its plan does not hold, in minor units
     * @param day a day of the month
     */
    public static SafeToSpend of(MonthStanding month, long instalmentsDue, LocalDate day) {
        long leftToday = month.spending().stream()
                .map(category -> category.days().get(day.getDayOfMonth() - 1))
                .mapToLong(each -> each.available() - each.spent())
                .sum();
        long leftOfMonth = month.plannedToSpend() - month.spent() - instalmentsDue;
        return new SafeToSpend(
                Math.max(0, Math.min(leftToday, leftOfMonth)),
                leftOfMonth,
                day.lengthOfMonth() - day.getDayOfMonth() + 1);
    }
}
