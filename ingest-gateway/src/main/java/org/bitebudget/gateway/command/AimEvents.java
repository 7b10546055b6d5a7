package org.bitebudget.gateway.command;

import java.time.Instant;
import java.util.Optional;
import org.bitebudget.event.ChallengeKind;
import org.bitebudget.event.Contribution;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.InstalmentRhythm;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.event.Money;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.event.Sealed;
import org.bitebudget.gateway.domain.command.Aim;
import org.bitebudget.gateway.domain.command.Payment;

/** Aims as events, their names sealed. */
final class AimEvents {

    private final CommandEvents events;

    AimEvents(CommandEvents events) {
        this.events = events;
    }

    Instant now() {
        return events.now();
    }

    HouseholdAim aim(String household, String aimId, long revision, Aim aim) {
        return event(household, aimId, revision, Optional.of(aim.zone().getId()), content(household, aimId, aim));
    }

    HouseholdAim payment(String household, String aimId, String towards, Payment payment) {
        Contribution contribution = new Contribution(towards, payment.date(), money(payment.amount()));
        return event(household, aimId, 1, Optional.empty(), contribution);
    }

    HouseholdAim membership(String household, String aimId, long revision, LeaderboardMembership membership) {
        return event(household, aimId, revision, Optional.empty(), membership);
    }

    /** A deletion keeps what it is about, without a name. */
    HouseholdAim deletion(HouseholdAim event, long revision) {
        return HouseholdAim.newBuilder(event)
                .setEnvelope(events.envelope(event.getHousehold(), event.getAimId(), revision, events.now()))
                .setAim(nameless(event.getAim()))
                .setDeleted(true)
                .build();
    }

    private HouseholdAim event(String household, String aimId, long revision, Optional<String> zone, Object content) {
        return new HouseholdAim(
                events.envelope(household, aimId, revision, events.now()),
                household,
                aimId,
                zone.orElse(null),
                content,
                false);
    }

    private Object content(String household, String aimId, Aim aim) {
        Sealed name =
                aim.name().map(text -> events.sealed(household, text, aimId)).orElse(null);
        if (aim instanceof Aim.Goal goal) {
            return new SavingsGoal(name, money(goal.amount()), goal.openedOn(), goal.deadline());
        }
        if (aim instanceof Aim.Instalments plan) {
            return new InstalmentPlan(
                    name,
                    money(plan.amount()),
                    plan.categoryId(),
                    plan.count(),
                    plan.firstDue(),
                    InstalmentRhythm.valueOf(plan.rhythm().name()));
        }
        Aim.Challenge challenge = (Aim.Challenge) aim;
        return new org.bitebudget.event.Challenge(
                name,
                ChallengeKind.valueOf(challenge.kind().name()),
                challenge.categoryIds(),
                challenge.start(),
                challenge.end(),
                challenge.targetDays().orElse(0),
                money(challenge.amount()));
    }

    private static Object nameless(Object aim) {
        if (aim instanceof SavingsGoal goal) {
            return SavingsGoal.newBuilder(goal).setName(null).build();
        }
        if (aim instanceof InstalmentPlan plan) {
            return InstalmentPlan.newBuilder(plan).setName(null).build();
        }
        if (aim instanceof org.bitebudget.event.Challenge challenge) {
            return org.bitebudget.event.Challenge.newBuilder(challenge)
                    .setName(null)
                    .build();
        }
        return aim;
    }

    private static Money money(org.bitebudget.platform.money.Money money) {
        return new Money(money.minor(), money.currency());
    }
}
