package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.platform.money.Currencies;

/**
 * A household's plan for a month.
 *
 * @param month the month it is for
 * @param zone where the household's days begin and end
 * @param currency ISO 4217 code; every amount of the plan is in its minor units
 * @param incomes what comes in during the month
 * @param shares how the income is split over the buckets
 * @param categories what is planned
 * @param carry what becomes of a day's rest
 * @param redistribution who moves money after an overspend
 * @param thresholds when a status turns
 */
public record BudgetPlan(
        YearMonth month,
        ZoneId zone,
        String currency,
        List<PlannedIncome> incomes,
        BucketShares shares,
        List<PlannedCategory> categories,
        CarryPolicy carry,
        RedistributionMode redistribution,
        Thresholds thresholds) {

    private static final int MOST_CATEGORIES = 500;

    /** @throws InvalidBudgetInputException if the parts contradict each other */
    public BudgetPlan {
        incomes = List.copyOf(incomes);
        categories = List.copyOf(categories);
        if (!Currencies.isKnown(currency)) {
            throw new InvalidBudgetInputException("'" + currency + "' is not a known ISO 4217 currency");
        }
        if (categories.size() > MOST_CATEGORIES) {
            throw new InvalidBudgetInputException("a plan has at most " + MOST_CATEGORIES + " categories");
        }
        Set<String> seen = new HashSet<>();
        for (PlannedCategory category : categories) {
            if (!seen.add(category.category())) {
                throw new InvalidBudgetInputException("the plan names " + category.category() + " twice");
            }
        }
        Amounts.inRange(incomes.stream().mapToLong(PlannedIncome::minor).reduce(0, Math::addExact), "the income");
        PlanAllocation.checkShares(categories);
    }

    /** What comes in during the month, in minor units. */
    public long income() {
        return incomes.stream().mapToLong(PlannedIncome::minor).sum();
    }

    /**
     * The plan with nothing left over: what no category of a bucket takes is shared out over the starter categories that
     * the household did not name.
     */
    public BudgetPlan completed() {
        List<PlannedCategory> all = new ArrayList<>(categories);
        PlanAllocation.left(this).forEach((bucket, money) -> {
            if (money > 0) {
                all.addAll(StarterCategories.of(bucket, byId().keySet()));
            }
        });
        return new BudgetPlan(month, zone, currency, incomes, shares, all, carry, redistribution, thresholds);
    }

    /** Month amount of every category in minor units, see {@link PlanAllocation}. */
    public SortedMap<String, Long> amounts() {
        return PlanAllocation.amounts(this);
    }

    /** The categories by id. */
    Map<String, PlannedCategory> byId() {
        return categories.stream().collect(Collectors.toMap(PlannedCategory::category, Function.identity()));
    }
}
