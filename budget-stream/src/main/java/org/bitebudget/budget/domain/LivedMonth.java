package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bitebudget.budget.domain.RedistributionRule.Movement;
import org.bitebudget.budget.domain.RedistributionRule.Standing;

/** A month's categories as they live its days, from any day on; days count from 0. */
final class LivedMonth {

    private final String household;
    private final YearMonth month;
    private final PlanCalendar plans;
    private final MonthSpending spending;
    private final Map<String, Decision> decisions;
    private final List<CategoryTrack> tracks = new ArrayList<>();
    private final List<Redistribution> redistributions = new ArrayList<>();

    /** @param decisions the last one on each suggestion, by the suggestion's id; looked at whenever days are lived */
    LivedMonth(String household, PlanCalendar plans, MonthSpending spending, Map<String, Decision> decisions) {
        this.household = household;
        this.month = spending.month();
        this.plans = plans;
        this.spending = spending;
        this.decisions = decisions;
        spending.byCategory().forEach((category, spent) -> tracks.add(new CategoryTrack(category, month, spent)));
    }

    /** Adds to what is spent on a day; says whether it could. The day is to be lived again. */
    boolean spend(String category, int day, long minor) {
        return spending.add(category, day, minor);
    }

    /** ISO 4217 code of the currency the month is kept in. */
    String currency() {
        return spending.currency();
    }

    /** The day a redistribution was assessed on, if there is such a one. */
    Optional<Integer> dayOf(String redistributionId) {
        return redistributions.stream()
                .filter(moved -> moved.id().equals(redistributionId))
                .map(LivedMonth::dayOf)
                .findFirst();
    }

    /** Lives the days from one on; those before it have been lived and stay. */
    void liveFrom(int first) {
        if (first == month.lengthOfMonth()) {
            return;
        }
        for (CategoryTrack track : tracks) {
            track.rewind(first);
        }
        redistributions.removeIf(moved -> dayOf(moved) >= first);
        for (int day = first; day < month.lengthOfMonth(); day++) {
            live(day);
        }
    }

    BudgetMonth toMonth(String zone, List<MemberAccount> members) {
        Optional<BudgetPlan> last = plans.last();
        Thresholds thresholds = last.map(BudgetPlan::thresholds).orElse(null);
        List<CategoryMonth> categories = new ArrayList<>(tracks.size());
        Set<String> planned = plans.categories();
        for (CategoryTrack track : tracks) {
            if (planned.contains(track.category()) || track.hasSpending()) {
                categories.add(track.toMonth(thresholds));
            }
        }
        return new BudgetMonth(
                household,
                month,
                zone,
                spending.currency(),
                last,
                thresholds == null ? DayStatus.GREEN : statusOfAll(categories, thresholds),
                categories,
                redistributions,
                members,
                spending.refused(),
                List.copyOf(spending.unknownCategories()));
    }

    private void live(int day) {
        PlanLayout layout = plans.layout(day);
        boolean adopts = plans.changesOn(day);
        Optional<BudgetPlan> plan = plans.on(day);
        CarryPolicy carry = plan.map(BudgetPlan::carry).orElse(CarryPolicy.NONE);
        boolean anyNeed = false;
        for (CategoryTrack track : tracks) {
            track.remember(day);
            if (adopts) {
                track.adopt(day, layout);
            }
            track.begin(day, carry);
            track.end(day);
            anyNeed |= track.need() > 0;
        }
        if (anyNeed && plan.isPresent() && plan.get().redistribution() != RedistributionMode.OFF) {
            redistribute(day, layout, plan.get().redistribution());
        }
    }

    private void redistribute(int day, PlanLayout layout, RedistributionMode mode) {
        List<Standing> standings = new ArrayList<>();
        Map<String, CategoryTrack> byId = new TreeMap<>();
        for (CategoryTrack track : tracks) {
            PlanLayout.Row row = layout.row(track.category());
            if (row != null) {
                standings.add(new Standing(row.category(), track.surplus(day), track.need()));
                byId.put(track.category(), track);
            }
        }
        for (Movement movement : RedistributionRule.assess(standings)) {
            Redistribution redistribution = decided(movement, day, mode);
            redistributions.add(redistribution);
            CategoryTrack receiver = byId.get(movement.receiver());
            if (redistribution.state() == Redistribution.State.ACTIVE) {
                receiver.leaveUncovered(redistribution.uncovered());
                Map<String, Long> gifts = new HashMap<>();
                for (Redistribution.Donation gift : redistribution.donations()) {
                    gifts.put(gift.category(), gift.minor());
                    byId.get(gift.category()).move(day, Map.of(movement.receiver(), -gift.minor()));
                }
                receiver.move(day, gifts);
            } else {
                receiver.leaveUncovered(redistribution.need());
            }
        }
    }

    private Redistribution decided(Movement movement, int day, RedistributionMode mode) {
        LocalDate date = month.atDay(day + 1);
        Redistribution suggested = new Redistribution(
                Redistribution.idOf(household, date, movement.receiver()),
                date,
                movement.receiver(),
                movement.donations(),
                movement.need(),
                spending.currency(),
                Redistribution.State.SUGGESTED);
        // Nothing to accept where nobody can give.
        if (mode == RedistributionMode.AUTOMATIC || movement.donations().isEmpty()) {
            return suggested.in(Redistribution.State.ACTIVE);
        }
        Decision decision = decisions.get(suggested.id());
        if (decision == null || decision.fingerprint() != suggested.fingerprint()) {
            return suggested;
        }
        return suggested.in(decision.accepted() ? Redistribution.State.ACTIVE : Redistribution.State.DECLINED);
    }

    private static int dayOf(Redistribution moved) {
        return moved.date().getDayOfMonth() - 1;
    }

    private static DayStatus statusOfAll(List<CategoryMonth> categories, Thresholds thresholds) {
        return thresholds.status(
                categories.stream().mapToLong(CategoryMonth::spent).sum(),
                categories.stream().mapToLong(CategoryMonth::planned).sum());
    }
}
