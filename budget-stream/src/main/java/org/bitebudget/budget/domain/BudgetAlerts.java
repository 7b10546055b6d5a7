package org.bitebudget.budget.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitebudget.budget.domain.BudgetAlert.Period;
import org.bitebudget.budget.domain.BudgetAlert.Scope;

/**
 * Which alerts a month gives rise to: at 80 % and 100 % of what was available on the day and in the month, by category and in
 * all, each once and never taken back. Unlike everything else here they follow arrival: only the newest day with an entry and the
 * month it lies in can alert, so that a receipt found weeks later stays silent. Where spending passes both thresholds at once,
 * only the higher one is told.
 */
public final class BudgetAlerts {

    private static final int NEAR = 80;
    private static final int REACHED = 100;

    private BudgetAlerts() {}

    /**
     * The alerts that are due, and a note of them.
     *
     * @param month the month as it now stands; without a plan nothing is due
     * @param newestDay the newest day the household has an entry on
     * @param told what was told in this month before: key → highest threshold; what is returned is added
     */
    public static List<BudgetAlert> due(BudgetMonth month, LocalDate newestDay, Map<String, Integer> told) {
        if (month.planInForce().isEmpty() || !YearMonth.from(newestDay).equals(month.month())) {
            return List.of();
        }
        List<BudgetAlert> due = new ArrayList<>();
        for (BudgetAlert candidate : candidates(month, newestDay)) {
            if (told.getOrDefault(candidate.key(), 0) < candidate.percent()) {
                told.put(candidate.key(), candidate.percent());
                due.add(candidate);
            }
        }
        return due;
    }

    private static List<BudgetAlert> candidates(BudgetMonth month, LocalDate newestDay) {
        List<BudgetAlert> candidates = new ArrayList<>();
        LocalDate first = month.month().atDay(1);
        long dayAvailable = 0;
        long daySpent = 0;
        for (CategoryMonth category : month.categories()) {
            Scope scope = new Scope.Category(category.category());
            CategoryDay day = category.days().get(newestDay.getDayOfMonth() - 1);
            dayAvailable += day.available();
            daySpent += day.spent();
            addIfReached(candidates, month, scope, Period.DAY, newestDay, day.available(), day.spent());
            addIfReached(candidates, month, scope, Period.MONTH, first, category.planned(), category.spent());
        }
        Scope all = new Scope.All();
        addIfReached(candidates, month, all, Period.DAY, newestDay, dayAvailable, daySpent);
        addIfReached(candidates, month, all, Period.MONTH, first, month.planned(), month.spent());
        return candidates;
    }

    private static void addIfReached(
            List<BudgetAlert> candidates,
            BudgetMonth month,
            Scope scope,
            Period period,
            LocalDate start,
            long available,
            long spent) {
        if (available <= 0 || spent <= 0 || Thresholds.compareProducts(spent, 100, available, NEAR) < 0) {
            return;
        }
        int percent = spent >= available ? REACHED : NEAR;
        candidates.add(
                new BudgetAlert(month.household(), scope, period, start, percent, available, spent, month.currency()));
    }
}
