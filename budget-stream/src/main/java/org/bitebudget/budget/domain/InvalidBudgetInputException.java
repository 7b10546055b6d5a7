package org.bitebudget.budget.domain;

/** A plan change, ledger entry or decision that contradicts itself or leaves the range that budgets can hold. */
public final class InvalidBudgetInputException extends IllegalArgumentException {

    /** @param message what was given and what would be right; goes to the dead letter as it is */
    public InvalidBudgetInputException(String message) {
        super(message);
    }
}
