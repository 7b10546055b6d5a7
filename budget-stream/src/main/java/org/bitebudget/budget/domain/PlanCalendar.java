package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which plan holds on which day of a month; days count from 0. The month is kept in one currency, that of its highest revision;
 * changes in another are as if they had not been made.
 */
final class PlanCalendar {

    private static final int NONE = -1;

    private final List<PlanChange> changes;
    private final PlanLayout[] layouts;
    // Positions in changes.
    private final int[] inForce;
    private final Set<String> categories = new HashSet<>();

    private PlanCalendar(List<PlanChange> changes, int[] inForce) {
        this.changes = changes;
        this.inForce = inForce;
        this.layouts = new PlanLayout[changes.size()];
        for (int change : inForce) {
            if (change != NONE && layouts[change] == null) {
                layouts[change] = new PlanLayout(changes.get(change).plan());
                categories.addAll(layouts[change].categories());
            }
        }
    }

    static PlanCalendar of(YearMonth month, Collection<PlanChange> changes) {
        int[] inForce = new int[month.lengthOfMonth()];
        Arrays.fill(inForce, NONE);
        if (changes.isEmpty()) {
            return new PlanCalendar(List.of(), inForce);
        }
        String currency = Collections.max(changes, PlanChange.ORDER).plan().currency();
        List<PlanChange> ordered = changes.stream()
                .filter(change -> change.plan().currency().equals(currency))
                .sorted(PlanChange.ORDER)
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            Arrays.fill(inForce, ordered.get(i).firstDay() - 1, inForce.length, i);
        }
        return new PlanCalendar(ordered, inForce);
    }

    /** The last plan to take effect. */
    Optional<BudgetPlan> last() {
        return on(inForce.length - 1);
    }

    /** The plan in force on a day. */
    Optional<BudgetPlan> on(int day) {
        return inForce[day] == NONE
                ? Optional.empty()
                : Optional.of(changes.get(inForce[day]).plan());
    }

    /** Whether another plan takes effect on a day than held the day before. */
    boolean changesOn(int day) {
        return inForce[day] != NONE && (day == 0 || inForce[day] != inForce[day - 1]);
    }

    /** What follows from the plan in force on a day, null if there is none. */
    PlanLayout layout(int day) {
        return inForce[day] == NONE ? null : layouts[inForce[day]];
    }

    /** Where a line of a category is booked on a day; before the first plan as under the first. */
    String bookedUnder(String category, int day) {
        for (int i = day; i < inForce.length; i++) {
            if (inForce[i] != NONE) {
                return layouts[inForce[i]].bookedUnder(category);
            }
        }
        return CategoryIds.bookedUnder(category, Set.of());
    }

    /** Every category that a plan of the month names. */
    Set<String> categories() {
        return categories;
    }
}
