package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which plan holds on which day of a month; days count from 0. The month is kept in one currency, that of its highest revision;
 * changes in another are as if they had not been made.
 */
final class PlanCalendar {

    private final PlanChange[] inForce;
    private final Map<PlanChange, Map<String, PlannedCategory>> categories = new HashMap<>();

    private PlanCalendar(PlanChange[] inForce) {
        this.inForce = inForce;
        for (PlanChange change : inForce) {
            if (change != null) {
                categories.computeIfAbsent(change, held -> held.plan().byId());
            }
        }
    }

    static PlanCalendar of(YearMonth month, Collection<PlanChange> changes) {
        PlanChange[] inForce = new PlanChange[month.lengthOfMonth()];
        if (!changes.isEmpty()) {
            String currency = Collections.max(changes, PlanChange.ORDER).plan().currency();
            List<PlanChange> ordered = changes.stream()
                    .filter(change -> change.plan().currency().equals(currency))
                    .sorted(PlanChange.ORDER)
                    .toList();
            for (PlanChange change : ordered) {
                Arrays.fill(inForce, change.firstDay() - 1, inForce.length, change);
            }
        }
        return new PlanCalendar(inForce);
    }

    /** The last plan to take effect. */
    Optional<BudgetPlan> last() {
        return Optional.ofNullable(inForce[inForce.length - 1]).map(PlanChange::plan);
    }

    /** The plan in force on a day. */
    Optional<BudgetPlan> on(int day) {
        return Optional.ofNullable(inForce[day]).map(PlanChange::plan);
    }

    /** Whether another plan takes effect on a day than held the day before. */
    boolean changesOn(int day) {
        return inForce[day] != null && (day == 0 || !inForce[day].equals(inForce[day - 1]));
    }

    /** What the plan in force on a day says of a category. */
    Optional<PlannedCategory> category(int day, String category) {
        return inForce[day] == null
                ? Optional.empty()
                : Optional.ofNullable(categories.get(inForce[day]).get(category));
    }

    /** The categories that spending of a day is booked under; before the first plan those of the first. */
    Set<String> bookable(int day) {
        for (int i = day; i < inForce.length; i++) {
            if (inForce[i] != null) {
                return categories.get(inForce[i]).keySet();
            }
        }
        return Set.of();
    }

    /** Every category that any plan of the month names. */
    Collection<String> allCategories() {
        return categories.values().stream()
                .flatMap(byId -> byId.keySet().stream())
                .sorted(Comparator.naturalOrder())
                .distinct()
                .toList();
    }
}
