package org.bitebudget.gateway.domain.command;

import java.util.List;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Money;

/** The largest amount that budgets take: wide enough for any household, narrow enough that no sum overflows. */
final class AmountLimit {

    private AmountLimit() {}

    static void check(String pointer, Money amount, List<Fault> faults) {
        if (amount.minor() > BudgetLimits.MOST_MINOR) {
            faults.add(Fault.invalid(pointer, "at most " + BudgetLimits.MOST_MINOR + " minor units"));
        }
    }
}
