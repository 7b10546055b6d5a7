package org.bitebudget.budget.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;

/**
 * What a plan is completed with: categories of commitments and the top of the taxonomy, each with a weight in its bucket. The weights are a
 * starting point for a household that has not planned yet and claim no more than that.
 */
final class StarterCategories {

    private static final DayDistribution EVEN = new DayDistribution.Even();
    private static final DayDistribution FIRST_OF_MONTH = new DayDistribution.FixedDays(List.of(1));

    private static final List<PlannedCategory> ALL = List.of(
            category("housing", Bucket.NEED, 45, 1, true, FIRST_OF_MONTH),
            category("produce", Bucket.NEED, 6, 1, true, EVEN),
            category("dairy", Bucket.NEED, 5, 1, true, EVEN),
            category("meat", Bucket.NEED, 5, 2, true, EVEN),
            category("fish", Bucket.NEED, 2, 2, true, EVEN),
            category("bakery", Bucket.NEED, 4, 1, true, EVEN),
            category("pantry", Bucket.NEED, 5, 1, true, EVEN),
            category("breakfast", Bucket.NEED, 2, 2, true, EVEN),
            category("plant-based", Bucket.NEED, 1, 2, true, EVEN),
            category("frozen", Bucket.NEED, 2, 2, true, EVEN),
            category("drinks", Bucket.NEED, 3, 2, true, EVEN),
            category("household", Bucket.NEED, 4, 2, true, EVEN),
            category("personal-care", Bucket.NEED, 3, 2, true, EVEN),
            category("pharmacy", Bucket.NEED, 3, 1, true, EVEN),
            category("transport", Bucket.NEED, 10, 2, true, EVEN),
            category("dining", Bucket.WANT, 25, 4, false, EVEN),
            category("ready-meals", Bucket.WANT, 10, 4, false, EVEN),
            category("snacks", Bucket.WANT, 10, 5, false, EVEN),
            category("alcohol", Bucket.WANT, 5, 5, false, EVEN),
            category("entertainment", Bucket.WANT, 20, 5, false, EVEN),
            category("clothing", Bucket.WANT, 15, 3, false, EVEN),
            category("other", Bucket.WANT, 15, 4, false, EVEN),
            category("savings", Bucket.SAVING, 1, 3, false, EVEN));

    private StarterCategories() {}

    /** The bucket's starter categories but for those already named. */
    static List<PlannedCategory> of(Bucket bucket, Set<String> named) {
        return ALL.stream()
                .filter(category -> category.bucket() == bucket && !named.contains(category.category()))
                .toList();
    }

    /** A category for each that commitments are paid from and the plan does not name, with what is due in the month. */
    static List<PlannedCategory> forCommitments(BudgetPlan plan) {
        Set<String> named = plan.byId().keySet();
        SortedMap<String, Long> due = new TreeMap<>();
        for (DueCommitment commitment : plan.dueCommitments()) {
            if (!named.contains(commitment.category())) {
                due.merge(commitment.category(), commitment.minor(), Math::addExact);
            }
        }
        List<PlannedCategory> categories = new ArrayList<>();
        due.forEach((id, minor) -> {
            Category known = Taxonomy.shipped().category(id);
            categories.add(new PlannedCategory(
                    id, known.bucket(), new Allocation.Amount(minor), known.priority(), known.essential(), EVEN));
        });
        return categories;
    }

    private static PlannedCategory category(
            String id, Bucket bucket, int weight, int priority, boolean essential, DayDistribution distribution) {
        return new PlannedCategory(id, bucket, new Allocation.Rest(weight), priority, essential, distribution);
    }
}
