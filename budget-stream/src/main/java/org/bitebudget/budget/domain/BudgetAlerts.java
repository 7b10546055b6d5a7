package org.bitebudget.budget.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitebudget.budget.domain.BudgetAlert.Kind;
import org.bitebudget.budget.domain.BudgetAlert.Period;
import org.bitebudget.budget.domain.BudgetAlert.Scope;
import org.bitebudget.budget.domain.insight.RunRate;

/**
 * Which alerts a month gives rise to, each once and never taken back: at 80 % and 100 % of what was available on the day, in the
 * week and in the month, by category and in all; where a category will be overspent if the month goes on as it began; and where a
 * line's category is not known. Unlike everything else here they follow arrival: only the newest day with an entry, its week and its
 * month can alert, so that a receipt found weeks later stays silent. Where spending passes both thresholds at once, only the higher
 * one is told. Bills follow the calendar: {@link BillAlerts}.
 */
public final class BudgetAlerts {

    private static final int NEAR = 80;
    private static final int REACHED = 100;
    /** Before so many days are lived, a single purchase says little about the month. */
    private static final int DAYS_BEFORE_PROJECTION = 7;
    /** Nor does it where less than half of the month's amount is spent. */
    private static final int PERCENT_BEFORE_PROJECTION = 50;

    private final BudgetMonth month;
    private final LocalDate newestDay;
    private final Map<String, Integer> told;
    private final List<BudgetAlert> due = new ArrayList<>();

    private BudgetAlerts(BudgetMonth month, LocalDate newestDay, Map<String, Integer> told) {
        this.month = month;
        this.newestDay = newestDay;
        this.told = told;
    }

    /**
     * The alerts that are due, and a note of them.
     *
     * @param month the month as it now stands; without a plan only unknown categories are told
     * @param newestDay the newest day the household has an entry on
     * @param told what was told in this month before: key → highest threshold; what is returned is added
     */
    public static List<BudgetAlert> due(BudgetMonth month, LocalDate newestDay, Map<String, Integer> told) {
        BudgetAlerts alerts = new BudgetAlerts(month, newestDay, told);
        alerts.unknownCategories();
        if (month.planInForce().isPresent() && YearMonth.from(newestDay).equals(month.month())) {
            alerts.thresholds();
            alerts.projections();
        }
        return alerts.due;
    }

    private void thresholds() {
        int day = newestDay.getDayOfMonth() - 1;
        LocalDate first = month.month().atDay(1);
        LocalDate monday = newestDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate week = monday.isBefore(first) ? first : monday;
        int weekFrom = week.getDayOfMonth() - 1;
        LocalDate sunday = monday.plusDays(6);
        int weekTo = YearMonth.from(sunday).equals(month.month())
                ? sunday.getDayOfMonth()
                : month.month().lengthOfMonth();
        long dayAvailable = 0;
        long daySpent = 0;
        long weekAvailable = 0;
        long weekSpent = 0;
        for (CategoryMonth category : month.categories()) {
            Scope scope = new Scope.Category(category.category());
            CategoryDays days = category.days();
            long available = days.planned(day) + days.carried(day);
            long inWeek = available(days, weekFrom, weekTo);
            long spentInWeek = spent(days, weekFrom, weekTo);
            dayAvailable += available;
            daySpent += days.spent(day);
            weekAvailable += inWeek;
            weekSpent += spentInWeek;
            tellIfReached(scope, Period.DAY, newestDay, available, days.spent(day));
            tellIfReached(scope, Period.WEEK, week, inWeek, spentInWeek);
            tellIfReached(scope, Period.MONTH, first, category.planned(), category.spent());
        }
        Scope all = new Scope.All();
        tellIfReached(all, Period.DAY, newestDay, dayAvailable, daySpent);
        tellIfReached(all, Period.WEEK, week, weekAvailable, weekSpent);
        tellIfReached(all, Period.MONTH, first, month.planned(), month.spent());
    }

    private void projections() {
        int lived = newestDay.getDayOfMonth();
        if (lived <= DAYS_BEFORE_PROJECTION) {
            return;
        }
        for (CategoryMonth category : month.categories()) {
            long planned = category.planned();
            long spent = category.spent();
            boolean telling = planned > 0
                    && spent < planned
                    && Thresholds.compareProducts(spent, 100, planned, PERCENT_BEFORE_PROJECTION) >= 0;
            if (telling) {
                CategoryDays days = category.days();
                long projected = RunRate.projected(
                        spent, planned(days, 0, lived), planned(days, lived, days.size()), lived, days.size());
                if (projected > planned) {
                    Scope scope = new Scope.Category(category.category());
                    tell(
                            Kind.PROJECTED_OVERSPEND,
                            scope,
                            Period.MONTH,
                            month.month().atDay(1),
                            REACHED,
                            planned,
                            projected);
                }
            }
        }
    }

    private void unknownCategories() {
        for (String category : month.unknownCategories()) {
            Scope scope = new Scope.Category(category);
            tell(Kind.UNKNOWN_CATEGORY, scope, Period.MONTH, month.month().atDay(1), REACHED, 0, 0);
        }
    }

    /** What could be spent on the days, as seen when the first of them began. */
    private long available(CategoryDays days, int from, int to) {
        long carried =
                switch (month.planInForce().orElseThrow().carry()) {
                    case NONE -> 0;
                    case NEXT_DAY -> days.carried(from);
                    case REST_OF_MONTH -> days.carried(from) * (to - from);
                };
        return planned(days, from, to) + carried;
    }

    private static long planned(CategoryDays days, int from, int to) {
        long planned = 0;
        for (int day = from; day < to; day++) {
            planned += days.planned(day);
        }
        return planned;
    }

    private static long spent(CategoryDays days, int from, int to) {
        long spent = 0;
        for (int day = from; day < to; day++) {
            spent += days.spent(day);
        }
        return spent;
    }

    private void tellIfReached(Scope scope, Period period, LocalDate start, long available, long spent) {
        if (available > 0 && spent > 0 && Thresholds.compareProducts(spent, 100, available, NEAR) >= 0) {
            int percent = spent >= available ? REACHED : NEAR;
            tell(Kind.THRESHOLD, scope, period, start, percent, available, spent);
        }
    }

    private void tell(Kind kind, Scope scope, Period period, LocalDate start, int percent, long available, long spent) {
        BudgetAlert alert = new BudgetAlert(
                kind, month.household(), scope, period, start, percent, available, spent, month.currency(), "");
        if (told.getOrDefault(alert.key(), 0) < percent) {
            told.put(alert.key(), percent);
            due.add(alert);
        }
    }
}
