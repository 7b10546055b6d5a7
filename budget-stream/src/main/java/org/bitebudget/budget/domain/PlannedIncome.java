package org.bitebudget.budget.domain;

import java.time.LocalDate;

/**
 * Money that comes in.
 *
 * @param date local day
 * @param minor minor units of the plan's currency, not negative
 */
public record PlannedIncome(LocalDate date, long minor) {

    /** @throws InvalidBudgetInputException if the amount is negative */
    public PlannedIncome {
        Amounts.notNegative(minor, "an income");
    }
}
