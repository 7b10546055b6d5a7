package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.budget.domain.BudgetAlert.Kind;
import org.bitebudget.budget.domain.BudgetAlert.Period;
import org.bitebudget.budget.domain.BudgetAlert.Scope;
import org.bitebudget.budget.domain.insight.MonthStanding;

/**
 * Which bills a household is told of: each once, from {@value #DAYS_BEFORE} days before it is due on, in whatever month that is, as long
 * as it is not paid. They follow the household's day and nothing else, so that nobody has to buy something to hear of the rent.
 */
public final class BillAlerts {

    private static final int DAYS_BEFORE = 3;
    /** A bill is a whole, not a part of something. */
    private static final int WHOLE = 100;

    private BillAlerts() {}

    /**
     * The alerts that are due, and a note of them.
     *
     * @param months months around the day, as they now stand
     * @param today the household's day; it never goes back
     * @param told what was told before: the alert's key → the day the bill is due; what is returned is added, what is past removed
     */
    public static List<BudgetAlert> due(
            String household, Collection<MonthStanding> months, LocalDate today, Map<String, LocalDate> told) {
        told.values().removeIf(day -> day.isBefore(today));
        List<BudgetAlert> alerts = new ArrayList<>();
        for (MonthStanding month : months) {
            for (DueCommitment bill : month.commitments()) {
                BudgetAlert alert = alert(household, bill, month.currency());
                boolean soon = !bill.date().isBefore(today) && !toldFrom(bill).isAfter(today);
                if (soon && bill.paidOn().isEmpty() && told.putIfAbsent(alert.key(), bill.date()) == null) {
                    alerts.add(alert);
                }
            }
        }
        return alerts;
    }

    /** The first day after today on which one of the bills that are still open is to be told of. */
    public static Optional<LocalDate> next(Collection<DueCommitment> bills, LocalDate today) {
        return bills.stream()
                .filter(bill -> bill.paidOn().isEmpty())
                .map(BillAlerts::toldFrom)
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo);
    }

    private static LocalDate toldFrom(DueCommitment bill) {
        return bill.date().minusDays(DAYS_BEFORE);
    }

    private static BudgetAlert alert(String household, DueCommitment bill, String currency) {
        return new BudgetAlert(
                Kind.BILL_DUE,
                household,
                new Scope.Category(bill.category()),
                Period.DAY,
                bill.date(),
                WHOLE,
                bill.minor(),
                0,
                currency,
                bill.id());
    }
}
