package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.budget.domain.DueCommitment;

/**
 * What can be spent today without taking from another day or leaving a bill unpaid: what today's needs and wants have left, but no more
 * than what the month has left once all that is still to be paid in it is paid. What is reserved for a bill of today is not free either.
 *
 * <pre>safe = max(0, min(Σ (planned + carried − spent) of today − reserved for today,
 *                  Σ planned − Σ spent of the month − reserved − instalments that are not reserved))</pre>
 *
 * @param today what can be spent, in minor units
 * @param leftOfMonth what needs and wants have left after bills and instalments, in minor units; negative where it is not enough
 * @param daysLeft days to the end of the month, today included
 */
public record SafeToSpend(long today, long leftOfMonth, int daysLeft) {

    /**
     * What is safe on a day.
     *
     * @param instalmentsDue open instalments due by the end of the month that its plan does not reserve, in minor units
     * @param day a day of the month
     */
    public static SafeToSpend of(MonthStanding month, long instalmentsDue, LocalDate day) {
        List<DueCommitment> reserved = month.reserved(day);
        long reservedToday = reserved.stream()
                .filter(bill -> bill.date().equals(day))
                .mapToLong(DueCommitment::minor)
                .sum();
        long leftToday = month.spending().stream()
                .map(category -> category.days().get(day.getDayOfMonth() - 1))
                .mapToLong(each -> each.available() - each.spent())
                .sum();
        long leftOfMonth = month.plannedToSpend()
                - month.spent()
                - reserved.stream().mapToLong(DueCommitment::minor).sum()
                - instalmentsDue;
        return new SafeToSpend(
                Math.max(0, Math.min(leftToday - reservedToday, leftOfMonth)),
                leftOfMonth,
                day.lengthOfMonth() - day.getDayOfMonth() + 1);
    }
}
