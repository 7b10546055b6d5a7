package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A household's month: what {@link LedgerFold} makes of its inputs.
 *
 * @param household whose month
 * @param month which month
 * @param zone IANA zone of its days
 * @param currency ISO 4217 code of all amounts
 * @param planInForce the last plan in effect in the month, absent if there is none
 * @param status how the month stands in all; green without a plan
 * @param categories planned categories and those with spending, by id
 * @param redistributions what was moved or suggested, by day, then in the order it was assessed
 * @param refusedEntries ids of entries that are not booked since they are in another currency, sorted
 */
public record BudgetMonth(
        String household,
        YearMonth month,
        String zone,
        String currency,
        Optional<BudgetPlan> planInForce,
        DayStatus status,
        List<CategoryMonth> categories,
        List<Redistribution> redistributions,
        List<String> refusedEntries) {

    public BudgetMonth {
        categories = List.copyOf(categories);
        redistributions = List.copyOf(redistributions);
        refusedEntries = List.copyOf(refusedEntries);
    }

    /** Planned over all categories, in minor units. */
    public long planned() {
        return categories.stream().mapToLong(CategoryMonth::planned).sum();
    }

    /** Spent over all categories, in minor units. */
    public long spent() {
        return categories.stream().mapToLong(CategoryMonth::spent).sum();
    }

    /** What is left of the month, in minor units. */
    public long remaining() {
        return planned() - spent();
    }
}
