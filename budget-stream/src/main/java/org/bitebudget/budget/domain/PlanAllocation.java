package org.bitebudget.budget.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Month amount of each category in minor units, in the order of the plan's categories. */
    static long[] amounts(BudgetPlan plan) {
        long[] amounts = new long[plan.categories().size()];
        // Ties go by category id.
        List<PlannedCategory> byId = new ArrayList<>(plan.categories());
        byId.sort(Comparator.comparing(PlannedCategory::category));
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < amounts.length; i++) {
            positions.put(plan.categories().get(i).category(), i);
        }
        plan.shares().split(plan.income()).forEach((bucket, money) -> {
            List<Integer> inBucket = new ArrayList<>();
            for (PlannedCategory category : byId) {
                if (category.bucket() == bucket) {
                    inBucket.add(positions.get(category.category()));
                }
            }
            allocate(money, plan.categories(), inBucket, amounts);
        });
        return amounts;
    }

    /** What each bucket's categories leave over, not negative. */
    static Map<Bucket, Long> left(BudgetPlan plan) {
        long[] amounts = amounts(plan);
        Map<Bucket, Long> left = new EnumMap<>(plan.shares().split(plan.income()));
        for (int i = 0; i < amounts.length; i++) {
            left.merge(plan.categories().get(i).bucket(), -amounts[i], Long::sum);
        }
        left.replaceAll((bucket, money) -> Math.max(0, money));
        return left;
    }

    /**
     * Allocates a bucket's money.
     *
     * @param inBucket positions of its categories, by category id
     * @param amounts by position; those of the bucket are set
     */
    private static void allocate(long money, List<PlannedCategory> categories, List<Integer> inBucket, long[] amounts) {
        long[] shares = new long[inBucket.size() + 1];
        long[] weights = new long[inBucket.size()];
        long shared = 0;
        long weight = 0;
        long taken = 0;
        for (int i = 0; i < weights.length; i++) {
            Allocation allocation = categories.get(inBucket.get(i)).allocation();
            if (allocation instanceof Allocation.Amount amount) {
                amounts[inBucket.get(i)] = amount.minor();
                taken += amount.minor();
            } else if (allocation instanceof Allocation.Share share) {
                shares[i] = share.units();
                shared += shares[i];
            } else if (allocation instanceof Allocation.Rest rest) {
                weights[i] = rest.weight();
                weight += rest.weight();
            }
        }
        if (shared > 0) {
            // What no share takes comes last, so that a category wins a tie.
            shares[weights.length] = WHOLE - shared;
            taken += set(LargestRemainder.split(money, shares), shares, inBucket, amounts);
        }
        if (weight > 0) {
            set(LargestRemainder.split(Math.max(0, money - taken), weights), weights, inBucket, amounts);
        }
    }

    /** Sets the amounts of those with a weight, and says what they take together. */
    private static long set(long[] parts, long[] weights, List<Integer> inBucket, long[] amounts) {
        long taken = 0;
        for (int i = 0; i < inBucket.size(); i++) {
            if (weights[i] > 0) {
                amounts[inBucket.get(i)] = parts[i];
                taken += parts[i];
            }
        }
        return taken;
    }
}
