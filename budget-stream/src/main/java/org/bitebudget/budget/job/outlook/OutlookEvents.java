package org.bitebudget.budget.job.outlook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.budget.domain.challenge.ChallengeProgress;
import org.bitebudget.budget.domain.goal.GoalProgress;
import org.bitebudget.budget.domain.goal.InstalmentProgress;
import org.bitebudget.budget.domain.insight.BehaviourFeatures;
import org.bitebudget.budget.domain.insight.Insight;
import org.bitebudget.budget.domain.outlook.Outlook;
import org.bitebudget.budget.domain.sentence.Phrasebook;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.event.Challenge;
import org.bitebudget.event.ChallengeStanding;
import org.bitebudget.event.ChallengeStatus;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.GoalStanding;
import org.bitebudget.event.GoalStatus;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.InsightKind;
import org.bitebudget.event.InsightStanding;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.InstalmentStanding;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.event.Money;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.event.SpendingFeatures;

/** Outlooks as events, their sentences in every language. Not safe for use by several threads. */
final class OutlookEvents {

    private final List<Phrasebook> languages =
            Phrasebook.LANGUAGES.stream().map(Phrasebook::new).toList();

    HouseholdOutlook outlook(
            Envelope envelope,
            Outlook outlook,
            Collection<HouseholdAim> aims,
            Optional<LeaderboardMembership> membership) {
        List<GoalStanding> goals = new ArrayList<>();
        List<InstalmentStanding> instalments = new ArrayList<>();
        List<ChallengeStanding> challenges = new ArrayList<>();
        for (HouseholdAim aim : aims) {
            if (aim.getDeleted()) {
                continue;
            }
            if (aim.getAim() instanceof SavingsGoal goal) {
                goals.add(goal(aim, goal, outlook.goals().get(aim.getAimId())));
            } else if (aim.getAim() instanceof InstalmentPlan plan) {
                instalments.add(instalment(aim, plan, outlook.instalments().get(aim.getAimId())));
            } else if (aim.getAim() instanceof Challenge challenge) {
                challenges.add(challenge(aim, challenge, outlook.challenges().get(aim.getAimId())));
            }
        }
        return new HouseholdOutlook(
                envelope,
                envelope.getHousehold(),
                outlook.today(),
                goals,
                instalments,
                challenges,
                outlook.insights().stream().map(this::insight).toList(),
                outlook.features().map(OutlookEvents::features).orElse(null),
                membership.map(LeaderboardMembership::getPseudonym).orElse(null),
                membership.map(LeaderboardMembership::getEntryId).orElse(null));
    }

    private GoalStanding goal(HouseholdAim aim, SavingsGoal goal, GoalProgress progress) {
        return new GoalStanding(
                aim.getAimId(),
                aim.getEnvelope().getRevision(),
                goal,
                money(progress.saved()),
                progress.daysLeft(),
                money(progress.requiredPerDay()),
                progress.projected().orElse(null),
                GoalStatus.valueOf(progress.status().name()),
                said(progress.sentence()));
    }

    private InstalmentStanding instalment(HouseholdAim aim, InstalmentPlan plan, InstalmentProgress progress) {
        return new InstalmentStanding(
                aim.getAimId(),
                aim.getEnvelope().getRevision(),
                plan,
                money(progress.paid()),
                money(progress.remaining()),
                progress.partsPaid(),
                progress.next().map(InstalmentProgress.Due::date).orElse(null),
                progress.next().map(due -> money(due.open())).orElse(null),
                money(progress.overdue()),
                said(progress.sentence()));
    }

    private ChallengeStanding challenge(HouseholdAim aim, Challenge challenge, ChallengeProgress progress) {
        return new ChallengeStanding(
                aim.getAimId(),
                aim.getEnvelope().getRevision(),
                challenge,
                progress.days(),
                progress.currentStreak(),
                money(progress.spent()),
                progress.daysLeft(),
                ChallengeStatus.valueOf(progress.status().name()),
                said(progress.sentence()));
    }

    private InsightStanding insight(Insight insight) {
        return new InsightStanding(
                InsightKind.valueOf(insight.kind().name()),
                insight.subject().orElse(null),
                insight.category().orElse(null),
                insight.amount().map(OutlookEvents::money).orElse(null),
                insight.reference().map(OutlookEvents::money).orElse(null),
                insight.date(),
                insight.score().orElse(null),
                said(insight.sentence()));
    }

    private static SpendingFeatures features(BehaviourFeatures features) {
        return new SpendingFeatures(
                features.currency(),
                features.months(),
                features.monthlySpending(),
                new HashMap<>(features.departmentShares()),
                features.adherence(),
                features.savingsRate(),
                features.purchasesPerMonth(),
                features.impulseRate());
    }

    private Map<String, String> said(Sentence sentence) {
        Map<String, String> said = new HashMap<>();
        languages.forEach(language -> said.put(language.tag(), language.say(sentence)));
        return said;
    }

    private static Money money(org.bitebudget.platform.money.Money money) {
        return new Money(money.minor(), money.currency());
    }
}
