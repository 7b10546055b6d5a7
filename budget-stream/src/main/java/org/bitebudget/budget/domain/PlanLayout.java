package org.bitebudget.budget.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows from a plan alone, worked out once: each category's month, how it lies on the days and what is reserved of it. */
final class PlanLayout {

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, String> bookedUnder = new HashMap<>();

    /**
     * One planned category.
     *
     * @param category what is planned
     * @param amount its month in minor units
     * @param days how it lies on the days
     * @param reservations what its commitments reserve
     */
    record Row(PlannedCategory category, long amount, DayLayout days, Reservations reservations) {}

    PlanLayout(BudgetPlan plan) {
        Map<String, List<DueCommitment>> due = due(plan);
        long[] amounts = PlanAllocation.amounts(plan);
        for (int i = 0; i < amounts.length; i++) {
            PlannedCategory category = plan.categories().get(i);
            List<DueCommitment> ofCategory = due.getOrDefault(category.category(), List.of());
            rows.put(
                    category.category(),
                    new Row(
                            category,
                            amounts[i],
                            DayLayout.of(plan.month(), category.distribution(), ofCategory),
                            ofCategory.isEmpty() ? Reservations.NONE : new Reservations(ofCategory)));
        }
    }

    /** What is planned of a category, null if nothing is. */
    Row row(String category) {
        return rows.get(category);
    }

    /** Where a line of a category is booked, see {@link CategoryIds#bookedUnder}. */
    String bookedUnder(String category) {
        return bookedUnder.computeIfAbsent(category, line -> CategoryIds.bookedUnder(line, rows.keySet()));
    }

    /** The planned categories. */
    Set<String> categories() {
        return rows.keySet();
    }

    /** The commitments of the month by the category they are paid from, each in the order they are due. */
    private static Map<String, List<DueCommitment>> due(BudgetPlan plan) {
        Map<String, List<DueCommitment>> due = new HashMap<>();
        for (DueCommitment commitment : plan.dueCommitments()) {
            due.computeIfAbsent(commitment.category(), category -> new ArrayList<>())
                    .add(commitment);
        }
        due.values()
                .forEach(ofCategory -> ofCategory.sort(
                        Comparator.comparing(DueCommitment::date).thenComparing(DueCommitment::id)));
        return due;
    }
}
