package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * A category of a plan: an amount, a share of its bucket, or neither, and then the planner decides.
 *
 * @param categoryId id of the taxonomy
 * @param bucket kind of spending
 * @param amount money for the month, not below zero
 * @param share part of the bucket's money, above 0 up to 1
 * @param priority 1 (keep longest) to 5 (cut first)
 * @param essential whether cuts spare it
 * @param spread how the month lies over its days
 * @param weights seven weights from Monday, or days of the month, as the spread says; a day that a month lacks is its last one
 */
public record PlanCategory(
        String categoryId,
        Bucket bucket,
        Optional<Money> amount,
        Optional<BigDecimal> share,
        int priority,
        boolean essential,
        Spread spread,
        List<Integer> weights) {

    private static final int DAYS_OF_WEEK = 7;

    /** How a category's month lies over its days. */
    public enum Spread {
        /** The same every day. */
        EVEN,
        /** By the day of the week. */
        WEEKDAY_WEIGHTS,
        /** On certain days only. */
        FIXED_DAYS,
        /** The same every week. */
        WEEKLY
    }

    /** Keeps its own copy of the weights. */
    public PlanCategory {
        weights = List.copyOf(weights);
    }

    static List<Fault> faults(List<PlanCategory> categories, String currency) {
        List<Fault> faults = new ArrayList<>();
        if (categories.size() > BudgetLimits.MOST_CATEGORIES) {
            faults.add(Fault.invalid("/categories", "at most " + BudgetLimits.MOST_CATEGORIES));
        }
        Set<String> seen = new HashSet<>();
        Map<Bucket, BigDecimal> shared = new EnumMap<>(Bucket.class);
        for (int i = 0; i < categories.size(); i++) {
            PlanCategory category = categories.get(i);
            String pointer = "/categories/" + i;
            if (!seen.add(category.categoryId())) {
                faults.add(Fault.invalid(pointer + "/category_id", "the category stands twice in the plan"));
            }
            category.faults(pointer, currency, faults);
            category.share.ifPresent(share -> shared.merge(category.bucket, share, BigDecimal::add));
        }
        shared.forEach((bucket, sum) -> {
            if (sum.compareTo(BigDecimal.ONE) > 0) {
                faults.add(
                        Fault.invalid("/categories", "the shares of the bucket " + bucket + " add up to more than 1"));
            }
        });
        return faults;
    }

    private void faults(String pointer, String currency, List<Fault> faults) {
        if (amount.isPresent() && share.isPresent()) {
            faults.add(Fault.invalid(pointer + "/share", "an amount or a share, not both"));
        }
        if (amount.filter(Money::isNegative).isPresent()) {
            faults.add(Fault.invalid(pointer + "/amount/minor", "not below zero"));
        }
        amount.ifPresent(money -> AmountLimit.check(pointer + "/amount/minor", money, faults));
        if (amount.filter(money -> !money.currency().equals(currency)).isPresent()) {
            faults.add(Fault.invalid(pointer + "/amount/currency", "the plan's currency, " + currency));
        }
        if (share.filter(part -> part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0)
                .isPresent()) {
            faults.add(Fault.invalid(pointer + "/share", "above 0 up to 1"));
        }
        if (share.filter(part -> part.stripTrailingZeros().scale() > BudgetLimits.SHARE_DECIMALS)
                .isPresent()) {
            faults.add(Fault.invalid(pointer + "/share", "at most " + BudgetLimits.SHARE_DECIMALS + " decimals"));
        }
        if (priority < 1 || priority > BudgetLimits.LOWEST_PRIORITY) {
            faults.add(Fault.invalid(pointer + "/priority", "from 1 to " + BudgetLimits.LOWEST_PRIORITY));
        }
        String expected = weightsExpected();
        if (!expected.isEmpty()) {
            faults.add(Fault.invalid(pointer + "/weights", expected));
        }
    }

    /** What the weights should have been, empty if they are. */
    private String weightsExpected() {
        return switch (spread) {
            case EVEN, WEEKLY -> weights.isEmpty() ? "" : "no weights with this spread";
            case WEEKDAY_WEIGHTS ->
                weights.size() == DAYS_OF_WEEK
                                && weights.stream()
                                        .allMatch(weight -> weight >= 0 && weight <= BudgetLimits.HEAVIEST_WEEKDAY)
                                && weights.stream().anyMatch(weight -> weight > 0)
                        ? ""
                        : "seven weights from Monday, 0 to " + BudgetLimits.HEAVIEST_WEEKDAY
                                + ", at least one above zero";
            case FIXED_DAYS ->
                !weights.isEmpty()
                                && new HashSet<>(weights).size() == weights.size()
                                && weights.stream().allMatch(day -> day >= 1 && day <= BudgetLimits.LAST_FIXED_DAY)
                        ? ""
                        : "different days from 1 to " + BudgetLimits.LAST_FIXED_DAY;
        };
    }
}
