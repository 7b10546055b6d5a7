package org.bitebudget.budget.job;

import org.bitebudget.budget.domain.BudgetAlert;
import org.bitebudget.event.AlertPeriod;
import org.bitebudget.event.BudgetAlertKind;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;

/** Alerts on budgets as events. */
public final class AlertEvents {

    private AlertEvents() {}

    /** @param envelope one whose subject is the alert's id */
    public static org.bitebudget.event.BudgetAlert of(BudgetAlert alert, Envelope envelope) {
        String category = alert.scope() instanceof BudgetAlert.Scope.Category one ? one.id() : null;
        return new org.bitebudget.event.BudgetAlert(
                envelope,
                alert.household(),
                alert.id(),
                category,
                AlertPeriod.valueOf(alert.period().name()),
                alert.start(),
                alert.percent(),
                new Money(alert.available(), alert.currency()),
                new Money(alert.spent(), alert.currency()),
                alert.sentence(),
                BudgetAlertKind.valueOf(alert.kind().name()));
    }
}
