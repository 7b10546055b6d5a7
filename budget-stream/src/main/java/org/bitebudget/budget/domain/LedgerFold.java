package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.budget.domain.RedistributionRule.Movement;
import org.bitebudget.budget.domain.RedistributionRule.Standing;

/**
 * A month as a function of its inputs: the days are lived in date order, each with the plan in force on it, the spending of all
 * entries that belong to it and, at its end, redistribution. Nothing else goes in, neither the clock nor the order of arrival;
 * a day without entries counts as one on which nothing was spent.
 */
public final class LedgerFold {

    private final MonthInputs inputs;
    private final PlanCalendar plans;
    private final SortedMap<String, CategoryTrack> tracks = new TreeMap<>();
    private final List<Redistribution> redistributions = new ArrayList<>();

    private LedgerFold(MonthInputs inputs, PlanCalendar plans) {
        this.inputs = inputs;
        this.plans = plans;
    }

    /** The month; empty if there is neither a plan nor an entry. */
    public static Optional<BudgetMonth> fold(MonthInputs inputs) {
        PlanCalendar plans = PlanCalendar.of(inputs.month(), inputs.planChanges());
        List<LedgerEntry> entries = inputs.entries();
        if (plans.last().isEmpty() && entries.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LedgerFold(inputs, plans).live(entries));
    }

    private BudgetMonth live(List<LedgerEntry> entries) {
        Optional<BudgetPlan> last = plans.last();
        String currency = last.map(BudgetPlan::currency).orElseGet(() -> firstCurrency(entries));
        String zone = last.map(plan -> plan.zone().getId())
                .orElseGet(() -> entries.get(0).zone());
        YearMonth month = inputs.month();
        Spending spending = Spending.of(month, entries, currency, plans);
        spending.byCategory()
                .forEach((category, spent) -> tracks.put(category, new CategoryTrack(category, month, spent)));
        for (String category : plans.allCategories()) {
            tracks.computeIfAbsent(category, id -> new CategoryTrack(id, month, new long[month.lengthOfMonth()]));
        }
        for (int day = 0; day < month.lengthOfMonth(); day++) {
            live(day, currency);
        }
        Thresholds thresholds = last.map(BudgetPlan::thresholds).orElse(Thresholds.DEFAULT);
        List<CategoryMonth> categories = tracks.values().stream()
                .map(track -> track.toMonth(thresholds, last.isPresent()))
                .toList();
        return new BudgetMonth(
                inputs.household(),
                month,
                zone,
                currency,
                last,
                last.isPresent() ? statusOfAll(categories, thresholds) : DayStatus.GREEN,
                categories,
                redistributions,
                spending.refused());
    }

    private void live(int day, String currency) {
        if (plans.changesOn(day)) {
            adopt(day, plans.on(day).orElseThrow());
        }
        CarryPolicy carry = plans.on(day).map(BudgetPlan::carry).orElse(CarryPolicy.NONE);
        for (CategoryTrack track : tracks.values()) {
            track.begin(day, carry);
            track.end(day);
        }
        plans.on(day)
                .map(BudgetPlan::redistribution)
                .filter(mode -> mode != RedistributionMode.OFF)
                .ifPresent(mode -> redistribute(day, currency, mode));
    }

    private void adopt(int day, BudgetPlan plan) {
        Map<String, Long> amounts = plan.amounts();
        tracks.forEach((category, track) -> plans.category(day, category)
                .ifPresentOrElse(
                        planned -> track.plan(day, planned, amounts.get(category)), () -> track.dropFromPlan(day)));
    }

    private void redistribute(int day, String currency, RedistributionMode mode) {
        List<Standing> standings = new ArrayList<>();
        tracks.forEach((category, track) -> plans.category(day, category)
                .ifPresent(planned -> standings.add(new Standing(planned, track.surplus(), track.need()))));
        if (standings.stream().allMatch(standing -> standing.need() == 0)) {
            return;
        }
        for (Movement movement : RedistributionRule.assess(standings)) {
            Redistribution redistribution = decided(movement, day, currency, mode);
            redistributions.add(redistribution);
            CategoryTrack receiver = tracks.get(movement.receiver());
            if (redistribution.state() == Redistribution.State.ACTIVE) {
                receiver.leaveUncovered(redistribution.uncovered());
                receiver.move(day, redistribution.covered());
                redistribution.donations().forEach(gift -> tracks.get(gift.category())
                        .move(day, -gift.minor()));
            } else {
                receiver.leaveUncovered(redistribution.need());
            }
        }
    }

    private Redistribution decided(Movement movement, int day, String currency, RedistributionMode mode) {
        var date = inputs.month().atDay(day + 1);
        Redistribution suggested = new Redistribution(
                Redistribution.idOf(inputs.household(), date, movement.receiver()),
                date,
                movement.receiver(),
                movement.donations(),
                movement.need(),
                currency,
                Redistribution.State.SUGGESTED);
        // Nothing to accept where nobody can give.
        if (mode == RedistributionMode.AUTOMATIC || movement.donations().isEmpty()) {
            return suggested.in(Redistribution.State.ACTIVE);
        }
        Decision decision = inputs.decisions().get(suggested.id());
        if (decision == null || decision.fingerprint() != suggested.fingerprint()) {
            return suggested;
        }
        return suggested.in(decision.accepted() ? Redistribution.State.ACTIVE : Redistribution.State.DECLINED);
    }

    private static DayStatus statusOfAll(List<CategoryMonth> categories, Thresholds thresholds) {
        return thresholds.status(
                categories.stream().mapToLong(CategoryMonth::spent).sum(),
                categories.stream().mapToLong(CategoryMonth::planned).sum());
    }

    /** Without a plan a month is kept in the currency of its first spending, or of its first entry if all were taken back. */
    private static String firstCurrency(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(LedgerEntry::spends)
                .findFirst()
                .orElse(entries.get(0))
                .currency();
    }
}
