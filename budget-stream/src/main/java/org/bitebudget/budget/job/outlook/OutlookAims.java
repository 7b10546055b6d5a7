package org.bitebudget.budget.job.outlook;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.challenge.Challenge;
import org.bitebudget.budget.domain.goal.InstalmentPlan;
import org.bitebudget.budget.domain.goal.SavingsGoal;
import org.bitebudget.budget.domain.outlook.Aims;
import org.bitebudget.event.Contribution;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.Money;

/** Aims from their events. */
final class OutlookAims {

    private OutlookAims() {}

    /** What is wrong with the event, if anything is. */
    static Optional<String> refusal(HouseholdAim event) {
        try {
            if (event.getZone() != null) {
                ZoneId.of(event.getZone());
            }
            of(List.of(event));
            return Optional.empty();
        } catch (InvalidBudgetInputException e) {
            return Optional.of(e.getMessage());
        } catch (DateTimeException e) {
            return Optional.of("'" + event.getZone() + "' is not a time zone");
        }
    }

    /**
     * The aims that were not taken back.
     *
     * @throws InvalidBudgetInputException if one contradicts itself
     */
    static Aims of(Collection<HouseholdAim> events) {
        Map<String, SavingsGoal> goals = new HashMap<>();
        Map<String, InstalmentPlan> instalments = new HashMap<>();
        Map<String, Challenge> challenges = new HashMap<>();
        Map<String, List<Aims.Payment>> payments = new HashMap<>();
        for (HouseholdAim event : events) {
            if (event.getDeleted()) {
                continue;
            }
            Object aim = event.getAim();
            if (aim instanceof org.bitebudget.event.SavingsGoal goal) {
                goals.put(event.getAimId(), goal(goal));
            } else if (aim instanceof org.bitebudget.event.InstalmentPlan plan) {
                instalments.put(event.getAimId(), plan(plan));
            } else if (aim instanceof org.bitebudget.event.Challenge challenge) {
                challenges.put(event.getAimId(), challenge(challenge));
            } else if (aim instanceof Contribution payment) {
                payments.computeIfAbsent(payment.getTowards(), id -> new ArrayList<>())
                        .add(new Aims.Payment(payment.getDate(), money(payment.getAmount())));
            }
        }
        return new Aims(new TreeMap<>(goals), new TreeMap<>(instalments), new TreeMap<>(challenges), payments);
    }

    /** The place on the leaderboard that the household holds. */
    static Optional<LeaderboardMembership> membership(Collection<HouseholdAim> events) {
        return events.stream()
                .filter(event -> !event.getDeleted() && event.getAim() instanceof LeaderboardMembership)
                .map(event -> (LeaderboardMembership) event.getAim())
                .findFirst();
    }

    private static SavingsGoal goal(org.bitebudget.event.SavingsGoal goal) {
        return new SavingsGoal(money(goal.getTarget()), goal.getOpenedOn(), goal.getDeadline());
    }

    private static InstalmentPlan plan(org.bitebudget.event.InstalmentPlan plan) {
        return new InstalmentPlan(
                money(plan.getTotal()),
                plan.getCategoryId(),
                plan.getCount(),
                plan.getFirstDue(),
                InstalmentPlan.Rhythm.valueOf(plan.getRhythm().name()));
    }

    private static Challenge challenge(org.bitebudget.event.Challenge challenge) {
        return new Challenge(
                Challenge.Kind.valueOf(challenge.getKind().name()),
                challenge.getCategoryIds(),
                challenge.getStart(),
                challenge.getEnd(),
                challenge.getTargetDays(),
                money(challenge.getLimit()));
    }

    private static Money money(org.bitebudget.event.Money money) {
        if (!Currencies.isKnown(money.getCurrency())) {
            throw new InvalidBudgetInputException("'" + money.getCurrency() + "' is not a known ISO 4217 currency");
        }
        return new Money(money.getMinor(), money.getCurrency());
    }
}
