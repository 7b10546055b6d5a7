package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which plan holds on which day of a month, with the instalments that fall due in it; days count from 0. The month is kept in one
 * currency, that of its highest revision; changes in another are as if they had not been made.
 */
final class PlanCalendar {

    private static final int NONE = -1;

    private final List<BudgetPlan> plans = new ArrayList<>();
    private final List<PlanLayout> layouts = new ArrayList<>();
    // Positions in plans.
    private final int[] inForce;
    private final Set<String> categories = new HashSet<>();

    private PlanCalendar(int days) {
        this.inForce = new int[days];
        Arrays.fill(inForce, NONE);
    }

    static PlanCalendar of(YearMonth month, Collection<PlanChange> changes, Collection<InstalmentChange> instalments) {
        PlanCalendar calendar = new PlanCalendar(month.lengthOfMonth());
        if (changes.isEmpty()) {
            return calendar;
        }
        String currency = Collections.max(changes, PlanChange.ORDER).plan().currency();
        PlanChange[] byDay = new PlanChange[month.lengthOfMonth()];
        changes.stream()
                .filter(change -> change.plan().currency().equals(currency))
                .sorted(PlanChange.ORDER)
                .forEach(change -> Arrays.fill(byDay, change.firstDay() - 1, byDay.length, change));
        calendar.fill(byDay, new InstalmentCalendar(month, instalments, currency));
        return calendar;
    }

    private void fill(PlanChange[] byDay, InstalmentCalendar instalments) {
        String change = "";
        List<Commitment> parts = List.of();
        for (int day = 0; day < inForce.length; day++) {
            List<Commitment> known = instalments.on(day);
            if (byDay[day] != null && !(byDay[day].eventId().equals(change) && known.equals(parts))) {
                change = byDay[day].eventId();
                parts = known;
                plans.add(byDay[day].plan().committedTo(parts));
                layouts.add(new PlanLayout(plans.get(plans.size() - 1)));
                categories.addAll(layouts.get(layouts.size() - 1).categories());
            }
            inForce[day] = plans.size() - 1;
        }
    }

    /** The last plan to take effect. */
    Optional<BudgetPlan> last() {
        return on(inForce.length - 1);
    }

    /** The plan in force on a day. */
    Optional<BudgetPlan> on(int day) {
        return inForce[day] == NONE ? Optional.empty() : Optional.of(plans.get(inForce[day]));
    }

    /** Whether another plan takes effect on a day than held the day before. */
    boolean changesOn(int day) {
        return inForce[day] != NONE && (day == 0 || inForce[day] != inForce[day - 1]);
    }

    /** What follows from the plan in force on a day, null if there is none. */
    PlanLayout layout(int day) {
        return inForce[day] == NONE ? null : layouts.get(inForce[day]);
    }

    /** Where a line of a category is booked on a day; before the first plan as under the first. */
    String bookedUnder(String category, int day) {
        for (int i = day; i < inForce.length; i++) {
            if (inForce[i] != NONE) {
                return layouts.get(inForce[i]).bookedUnder(category);
            }
        }
        return CategoryIds.bookedUnder(category, Set.of());
    }

    /** Every category that a plan of the month names. */
    Set<String> categories() {
        return categories;
    }
}
