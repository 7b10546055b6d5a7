package org.bitebudget.budget.domain.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.InstalmentChange;
import org.bitebudget.budget.domain.challenge.ChallengeProgress;
import org.bitebudget.budget.domain.challenge.LeaderboardScore;
import org.bitebudget.budget.domain.goal.Contribution;
import org.bitebudget.budget.domain.goal.GoalProgress;
import org.bitebudget.budget.domain.goal.InstalmentProgress;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.insight.BehaviourFeatures;
import org.bitebudget.budget.domain.insight.Insight;
import org.bitebudget.budget.domain.insight.Insights;
import org.bitebudget.budget.domain.insight.MonthStanding;

/**
 * How a household stands on a day: a function of its aims, months and purchases and of the day, and of nothing else.
 *
 * @param today the day
 * @param goals progress by goal
 * @param instalments progress by instalment plan
 * @param challenges progress by challenge
 * @param insights what the figures tell
 * @param features how it spends, once a month is planned
 */
public record Outlook(
        LocalDate today,
        SortedMap<String, GoalProgress> goals,
        SortedMap<String, InstalmentProgress> instalments,
        SortedMap<String, ChallengeProgress> challenges,
        List<Insight> insights,
        Optional<BehaviourFeatures> features) {

    /** How many months back, the current one included, purchases and budgets are needed. */
    public static final int MONTHS = 14;

    public Outlook {
        goals = new TreeMap<>(goals);
        instalments = new TreeMap<>(instalments);
        challenges = new TreeMap<>(challenges);
        insights = List.copyOf(insights);
    }

    /**
     * The outlook.
     *
     * @param months the budgets of the last {@link #MONTHS} months
     * @param purchases revisions of the purchases of the last {@link #MONTHS} months
     */
    public static Outlook of(
            Aims aims, Collection<MonthStanding> months, Collection<Purchase> purchases, LocalDate today) {
        PurchaseHistory history = PurchaseHistory.of(purchases);
        SortedMap<String, GoalProgress> goals = new TreeMap<>();
        aims.goals()
                .forEach((id, goal) -> goals.put(
                        id, GoalProgress.of(goal, paid(aims, id, goal.target().currency()), today)));
        SortedMap<String, InstalmentProgress> instalments = new TreeMap<>();
        aims.instalments()
                .forEach((id, plan) -> instalments.put(
                        id,
                        InstalmentProgress.of(plan, paid(aims, id, plan.total().currency()), today)));
        SortedMap<String, ChallengeProgress> challenges = new TreeMap<>();
        aims.challenges()
                .forEach((id, challenge) -> challenges.put(id, ChallengeProgress.of(challenge, history, today)));
        Optional<MonthStanding> current = months.stream()
                .filter(month -> month.month().equals(YearMonth.from(today)))
                .findFirst();
        long due = current.map(month -> openThisMonth(instalments, months, month, today))
                .orElse(0L);
        return new Outlook(
                today,
                goals,
                instalments,
                challenges,
                Insights.of(current, history, goals.values(), due, today),
                BehaviourFeatures.of(List.copyOf(months), history, today));
    }

    /** What it brings to the leaderboard. */
    public LeaderboardScore score() {
        return LeaderboardScore.of(challenges.values());
    }

    private static List<Contribution> paid(Aims aims, String id, String currency) {
        return aims.payments().getOrDefault(id, List.of()).stream()
                .filter(payment -> payment.money().currency().equals(currency))
                .map(payment -> new Contribution(payment.date(), payment.money().minor()))
                .toList();
    }

    /**
     * What instalments leave open of all that is due by the end of the month, in minor units. A part that a plan holds is paid by what its
     * category spends, whether or not that is noted with the instalments, and what the month still reserves for it counts there.
     */
    private static long openThisMonth(
            Map<String, InstalmentProgress> instalments,
            Collection<MonthStanding> months,
            MonthStanding current,
            LocalDate today) {
        Set<String> settled = Stream.concat(
                        months.stream()
                                .flatMap(month -> month.commitments().stream())
                                .filter(bill -> bill.paidOn().isPresent()),
                        current.commitments().stream()
                                .filter(bill -> !bill.date().isBefore(today)))
                .map(DueCommitment::id)
                .collect(Collectors.toSet());
        LocalDate end = current.month().atEndOfMonth();
        long open = 0;
        for (Map.Entry<String, InstalmentProgress> instalment : instalments.entrySet()) {
            InstalmentProgress progress = instalment.getValue();
            if (progress.paid().currency().equals(current.currency())) {
                open += progress.open().headMap(end.plusDays(1)).entrySet().stream()
                        .filter(part ->
                                !settled.contains(InstalmentChange.commitmentId(instalment.getKey(), part.getKey())))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
            }
        }
        return open;
    }
}
