package org.bitebudget.budget.domain;

import org.bitebudget.platform.budget.BudgetLimits;

/**
 * A payment the household is bound to, such as rent or an instalment. Its amount lies on the days it is due, before anything else of its
 * category, and is reserved until then: nobody gives it away.
 *
 * @param id names it within the plan, at most {@value BudgetLimits#LONGEST_COMMITMENT_ID} characters
 * @param category taxonomy id it is paid from
 * @param minor minor units each time, above zero
 * @param recurrence when it is due
 */
public record Commitment(String id, String category, long minor, Recurrence recurrence) {

    /** @throws InvalidBudgetInputException if the category is unknown, the amount not above zero or the id empty or too long */
    public Commitment {
        if (id.isBlank() || id.length() > BudgetLimits.LONGEST_COMMITMENT_ID) {
            throw new InvalidBudgetInputException("a commitment has an id of 1 to " + BudgetLimits.LONGEST_COMMITMENT_ID
                    + " characters, not " + id.length());
        }
        if (!CategoryIds.isKnown(category)) {
            throw new InvalidBudgetInputException("'" + category + "' is not a category of the taxonomy");
        }
        if (Amounts.notNegative(minor, "a commitment") == 0) {
            throw new InvalidBudgetInputException(
                    "the commitment " + id + " is of nothing; it takes an amount above zero");
        }
    }
}
