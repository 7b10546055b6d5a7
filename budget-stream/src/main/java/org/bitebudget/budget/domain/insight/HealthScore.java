package org.bitebudget.budget.domain.insight;

import java.time.LocalDate;
import java.util.Collection;
import org.bitebudget.budget.domain.goal.GoalProgress;

/**
 * How well a household keeps its budget, 0 to 100:
 *
 * <pre>
 * score = 100 × (0.4 × keeping + 0.3 × saving + 0.2 × days + 0.1 × goals)
 *
 * keeping = 1 − spent beyond the month of its category / planned for needs and wants
 * saving  = (planned in all − projected spending) / planned in all, of the 20 % that 50/30/20 puts aside
 * days    = days lived within what they had / days lived
 * goals   = goals reached or on track / goals
 * </pre>
 *
 * Each part lies between 0 and 1. Without goals the other parts weigh 4/9, 3/9 and 2/9.
 *
 * @param score 0 to 100
 * @param overPercent spent beyond the categories' months, in percent of what is planned for needs and wants
 * @param savedPercent what is left of all that is planned at this pace, in percent
 * @param daysWithin days lived within what they had
 * @param daysLived days lived, today included
 */
public record HealthScore(int score, int overPercent, int savedPercent, int daysWithin, int daysLived) {

    private static final double KEEPING = 0.4;
    private static final double SAVING = 0.3;
    private static final double DAYS = 0.2;
    private static final double GOALS = 0.1;
    private static final double SAVING_AIM = 0.2;

    /**
     * The score of a planned month.
     *
     * @param today a day of the month
     */
    public static HealthScore of(MonthStanding month, Collection<GoalProgress> goals, LocalDate today) {
        double over = share(month.overPlan(), month.plannedToSpend());
        double saved = share(month.planned() - RunRate.projected(month, today), month.planned());
        int lived = today.getDayOfMonth();
        int within = 0;
        for (int day = 1; day <= lived; day++) {
            within += month.isOver(day) ? 0 : 1;
        }
        double parts = KEEPING * (1 - over) + SAVING * Math.min(1, saved / SAVING_AIM) + DAYS * within / lived;
        double weights = KEEPING + SAVING + DAYS;
        if (!goals.isEmpty()) {
            parts += GOALS * wellOff(goals) / goals.size();
            weights += GOALS;
        }
        return new HealthScore((int) Math.round(100 * parts / weights), percent(over), percent(saved), within, lived);
    }

    private static long wellOff(Collection<GoalProgress> goals) {
        return goals.stream()
                .filter(goal ->
                        goal.status() == GoalProgress.Status.ON_TRACK || goal.status() == GoalProgress.Status.REACHED)
                .count();
    }

    /** Part of a whole, 0 to 1; nothing of nothing is 0, something of nothing all. */
    private static double share(long part, long whole) {
        if (part <= 0) {
            return 0;
        }
        return whole <= 0 ? 1 : Math.min(1, (double) part / whole);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }
}
