package org.bitebudget.budget.domain;

import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * One category of a plan.
 *
 * @param category taxonomy id such as {@code dining} or {@code dairy.milk}
 * @param bucket kind of spending
 * @param allocation how its month amount is fixed
 * @param priority 1 highest to 5 lowest
 * @param essential whether it never gives money away
 * @param distribution how the month lies over its days
 */
public record PlannedCategory(
        String category,
        Bucket bucket,
        Allocation allocation,
        int priority,
        boolean essential,
        DayDistribution distribution) {

    /** @throws InvalidBudgetInputException if the category is unknown or the priority is out of range */
    public PlannedCategory {
        if (!CategoryIds.isKnown(category)) {
            throw new InvalidBudgetInputException("'" + category + "' is not a category of the taxonomy");
        }
        if (priority < 1 || priority > BudgetLimits.LOWEST_PRIORITY) {
            throw new InvalidBudgetInputException("priority of " + category + " is 1 (highest) to "
                    + BudgetLimits.LOWEST_PRIORITY + ", not " + priority);
        }
    }
}
