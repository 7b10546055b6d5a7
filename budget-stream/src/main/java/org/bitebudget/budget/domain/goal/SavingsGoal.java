package org.bitebudget.budget.domain.goal;

import java.time.LocalDate;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.platform.money.Money;

/**
 * Something to save for.
 *
 * @param target what it takes, above zero
 * @param openedOn first day of saving
 * @param deadline last day of saving
 */
public record SavingsGoal(Money target, LocalDate openedOn, LocalDate deadline) {

    /** @throws InvalidBudgetInputException if there is nothing to save or no time to do so */
    public SavingsGoal {
        if (target.minor() <= 0) {
            throw new InvalidBudgetInputException("a goal's target is above zero, not " + target);
        }
        if (deadline.isBefore(openedOn)) {
            throw new InvalidBudgetInputException("the deadline " + deadline + " is before " + openedOn);
        }
    }
}
