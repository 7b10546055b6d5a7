package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.platform.budget.BudgetLimits;
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
 * @param commitments payments the household is bound to
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
        List<Commitment> commitments,
        CarryPolicy carry,
        RedistributionMode redistribution,
        Thresholds thresholds) {

    /** @throws InvalidBudgetInputException if the parts contradict each other */
    public BudgetPlan {
        incomes = List.copyOf(incomes);
        categories = List.copyOf(categories);
        commitments = List.copyOf(commitments);
        if (!Currencies.isKnown(currency)) {
            throw new InvalidBudgetInputException("'" + currency + "' is not a known ISO 4217 currency");
        }
        if (categories.size() > BudgetLimits.MOST_CATEGORIES) {
            throw new InvalidBudgetInputException("a plan has at most " + BudgetLimits.MOST_CATEGORIES + " categories");
        }
        if (commitments.size() > BudgetLimits.MOST_COMMITMENTS) {
            throw new InvalidBudgetInputException(
                    "a plan has at most " + BudgetLimits.MOST_COMMITMENTS + " commitments");
        }
        once(categories.stream().map(PlannedCategory::category));
        once(commitments.stream().map(Commitment::id));
        for (PlannedIncome income : incomes) {
            if (!YearMonth.from(income.date()).equals(month)) {
                throw new InvalidBudgetInputException(
                        "an income of " + income.date() + " does not come in during " + month);
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
     * The plan with nothing left out: what commitments are paid from and no category covers is planned with their amount, and what
     * no category of a bucket takes is shared out over the starter categories that the household did not name.
     */
    public BudgetPlan completed() {
        BudgetPlan committed = withCategories(StarterCategories.forCommitments(this));
        List<PlannedCategory> starters = new ArrayList<>();
        Set<String> named = committed.byId().keySet();
        PlanAllocation.left(committed).forEach((bucket, money) -> {
            if (money > 0) {
                starters.addAll(StarterCategories.of(bucket, named));
            }
        });
        return committed.withCategories(starters);
    }

    /** The plan with more commitments; as it is if it can't hold them, since its limits are for everything in it. */
    BudgetPlan committedTo(List<Commitment> others) {
        if (others.isEmpty()) {
            return this;
        }
        List<Commitment> all = new ArrayList<>(commitments);
        all.addAll(others);
        try {
            BudgetPlan committed = new BudgetPlan(
                    month, zone, currency, incomes, shares, categories, all, carry, redistribution, thresholds);
            return committed.withCategories(StarterCategories.forCommitments(committed));
        } catch (InvalidBudgetInputException e) {
            return this;
        }
    }

    /** The commitments on their days of the month, by the category they are paid from. */
    public List<DueCommitment> dueCommitments() {
        if (commitments.isEmpty()) {
            return List.of();
        }
        Set<String> planned = byId().keySet();
        List<DueCommitment> due = new ArrayList<>();
        for (Commitment commitment : commitments) {
            String category = CategoryIds.bookedUnder(commitment.category(), planned);
            for (LocalDate date : commitment.recurrence().in(month)) {
                due.add(new DueCommitment(commitment.id(), category, date, commitment.minor(), Optional.empty()));
            }
        }
        return due;
    }

    /** Month amount of every category in minor units, see {@link PlanAllocation}. */
    public SortedMap<String, Long> amounts() {
        long[] minor = PlanAllocation.amounts(this);
        SortedMap<String, Long> amounts = new TreeMap<>();
        for (int i = 0; i < minor.length; i++) {
            amounts.put(categories.get(i).category(), minor[i]);
        }
        return amounts;
    }

    /** The categories by id. */
    Map<String, PlannedCategory> byId() {
        return categories.stream().collect(Collectors.toMap(PlannedCategory::category, Function.identity()));
    }

    private BudgetPlan withCategories(List<PlannedCategory> others) {
        if (others.isEmpty()) {
            return this;
        }
        List<PlannedCategory> all = new ArrayList<>(categories);
        all.addAll(others);
        return new BudgetPlan(
                month, zone, currency, incomes, shares, all, commitments, carry, redistribution, thresholds);
    }

    private static void once(Stream<String> names) {
        Set<String> seen = new HashSet<>();
        names.filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new InvalidBudgetInputException("the plan names " + twice + " twice");
        });
    }
}
