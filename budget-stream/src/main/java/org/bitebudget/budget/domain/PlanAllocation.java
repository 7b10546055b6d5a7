package org.bitebudget.budget.domain;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.platform.money.LargestRemainder;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * From a plan's income to each category's month. The income is split over the buckets by their shares. In a bucket, fixed
 * amounts hold as they are; shares split the bucket's money by largest remainder, with what no share takes as one more part;
 * the categories without either split what is then left, by weight. Amounts above the bucket's money leave nothing over, but are
 * not refused: a household may plan more than it earns.
 */
final class PlanAllocation {

    private static final long WHOLE = 100_000_000L;
    // Sorts after every taxonomy id, which are lower-case ASCII, so that a category wins a tie.
    private static final String UNSHARED = "\uffff";

    private PlanAllocation() {}

    static void checkShares(List<PlannedCategory> categories) {
        for (Bucket bucket : Bucket.values()) {
            long units = categories.stream()
                    .filter(category -> category.bucket() == bucket)
                    .mapToLong(category -> category.allocation() instanceof Allocation.Share share ? share.units() : 0)
                    .sum();
            if (units > WHOLE) {
                throw new InvalidBudgetInputException("the shares of bucket " + bucket + " add up to more than 1");
            }
        }
    }

    static SortedMap<String, Long> amounts(BudgetPlan plan) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        plan.shares().split(plan.income()).forEach((bucket, money) -> {
            List<PlannedCategory> categories = plan.categories().stream()
                    .filter(category -> category.bucket() == bucket)
                    .toList();
            amounts.putAll(inBucket(money, categories));
        });
        return amounts;
    }

    /** What each bucket's categories leave over, not negative. */
    static Map<Bucket, Long> left(BudgetPlan plan) {
        SortedMap<String, Long> amounts = amounts(plan);
        Map<Bucket, Long> left = new EnumMap<>(plan.shares().split(plan.income()));
        for (PlannedCategory category : plan.categories()) {
            left.merge(category.bucket(), -amounts.get(category.category()), Long::sum);
        }
        left.replaceAll((bucket, money) -> Math.max(0, money));
        return left;
    }

    private static Map<String, Long> inBucket(long money, List<PlannedCategory> categories) {
        Map<String, Long> amounts = new HashMap<>();
        Map<String, Long> shares = new HashMap<>();
        Map<String, Long> rest = new HashMap<>();
        for (PlannedCategory category : categories) {
            if (category.allocation() instanceof Allocation.Amount amount) {
                amounts.put(category.category(), amount.minor());
            } else if (category.allocation() instanceof Allocation.Share share) {
                shares.put(category.category(), share.units());
            } else if (category.allocation() instanceof Allocation.Rest part) {
                rest.put(category.category(), (long) part.weight());
            }
        }
        if (!shares.isEmpty()) {
            long shared = shares.values().stream().mapToLong(Long::longValue).sum();
            shares.put(UNSHARED, WHOLE - shared);
            amounts.putAll(LargestRemainder.split(money, shares));
            amounts.remove(UNSHARED);
        }
        if (!rest.isEmpty()) {
            long taken = amounts.values().stream().mapToLong(Long::longValue).sum();
            amounts.putAll(LargestRemainder.split(Math.max(0, money - taken), rest));
        }
        return amounts;
    }
}
