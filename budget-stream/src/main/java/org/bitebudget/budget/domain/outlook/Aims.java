package org.bitebudget.budget.domain.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.budget.domain.challenge.Challenge;
import org.bitebudget.budget.domain.goal.InstalmentPlan;
import org.bitebudget.budget.domain.goal.SavingsGoal;
import org.bitebudget.platform.money.Money;

/**
 * What a household set itself, by the aims' ids.
 *
 * @param goals savings goals
 * @param instalments instalment plans
 * @param challenges challenges
 * @param payments contributions to goals and instalment plans, by what they are for; those for what is not there have no effect
 */
public record Aims(
        SortedMap<String, SavingsGoal> goals,
        SortedMap<String, InstalmentPlan> instalments,
        SortedMap<String, Challenge> challenges,
        Map<String, List<Payment>> payments) {

    /**
     * A contribution with its currency; one in another currency than its aim's has no effect.
     *
     * @param date local day
     * @param money how much, negative where it was taken out again
     */
    public record Payment(LocalDate date, Money money) {}

    public Aims {
        goals = new TreeMap<>(goals);
        instalments = new TreeMap<>(instalments);
        challenges = new TreeMap<>(challenges);
        payments = Map.copyOf(payments);
    }
}
