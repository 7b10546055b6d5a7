package org.bitebudget.gateway.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.bitebudget.event.Contribution;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.InstalmentPlan;
import org.bitebudget.event.LeaderboardMembership;
import org.bitebudget.event.SavingsGoal;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Known;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.Aim;
import org.bitebudget.gateway.domain.command.Payment;
import org.bitebudget.gateway.domain.command.Pseudonym;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** Goals, instalment plans, challenges and what is paid on them, and a place on the leaderboard. */
public final class Aims {

    private static final String MEMBERSHIP = "leaderboard";
    private static final int ID_BYTES = 16;

    private final CommandWriter writer;
    private final AimEvents events;
    private final Taxonomy taxonomy;
    private final SecureRandom random = new SecureRandom();

    Aims(CommandWriter writer, CommandEvents events, Taxonomy taxonomy) {
        this.writer = writer;
        this.events = new AimEvents(events);
        this.taxonomy = taxonomy;
    }

    /**
     * Sets an aim; the same key and body again has no effect.
     *
     * @param kind what the id starts with
     */
    public Outcome<HouseholdAim> create(
            Principal who, AimKind kind, String idempotencyKey, Aim aim, TraceContext trace) {
        Commands.refuse(aim.faults(taxonomy));
        String aimId = Ids.of(kind.prefix(), who.household(), idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, aim.toString());
        return writer.write(
                Topics.HOUSEHOLD_AIMS,
                key(who, aimId),
                trace,
                known -> known.isPresent()
                        ? Commands.sameRequest(known.get(), hash)
                        : new Decision.Write<>(events.aim(who.household(), aimId, 1, aim), Optional.of(hash)));
    }

    /** Replaces an aim; what was paid on it stays, so its currency does too. */
    public Outcome<HouseholdAim> change(Principal who, AimKind kind, String aimId, Aim aim, TraceContext trace) {
        Commands.refuse(aim.faults(taxonomy));
        return writer.write(Topics.HOUSEHOLD_AIMS, key(who, aimId), trace, known -> {
            Known<HouseholdAim> open = open(known, kind);
            requireCurrency(kind.amountMember(), open.event(), aim.amount().currency());
            return new Decision.Write<>(events.aim(who.household(), aimId, open.nextRevision(), aim), Optional.empty());
        });
    }

    /** Takes an aim back. */
    public Outcome<HouseholdAim> delete(Principal who, AimKind kind, String aimId, TraceContext trace) {
        return writer.write(Topics.HOUSEHOLD_AIMS, key(who, aimId), trace, known -> {
            Known<HouseholdAim> open = open(known, kind);
            return new Decision.Write<>(events.deletion(open.event(), open.nextRevision()), Optional.empty());
        });
    }

    /** Notes money put aside or paid; the same key and body again has no effect. */
    public Outcome<HouseholdAim> pay(
            Principal who, AimKind kind, String towards, String idempotencyKey, Payment payment, TraceContext trace) {
        Commands.refuse(payment.faults(events.now()));
        HouseholdAim aim = writer.newest(Topics.HOUSEHOLD_AIMS, key(who, towards))
                .filter(event -> !event.getDeleted() && kind.holds(event.getAim()))
                .orElseThrow(Commands::nothingHere);
        requireCurrency("/amount", aim, payment.amount().currency());
        String aimId = Ids.of("con", who.household(), towards, idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, payment.toString());
        return writer.write(
                Topics.HOUSEHOLD_AIMS,
                key(who, aimId),
                trace,
                known -> known.isPresent()
                        ? Commands.sameRequest(known.get(), hash)
                        : new Decision.Write<>(
                                events.payment(who.household(), aimId, towards, payment), Optional.of(hash)));
    }

    /** Takes back what was noted as paid. */
    public Outcome<HouseholdAim> takeBack(Principal who, String towards, String paymentId, TraceContext trace) {
        return writer.write(Topics.HOUSEHOLD_AIMS, key(who, paymentId), trace, known -> {
            Known<HouseholdAim> open = known.filter(found -> !found.event().getDeleted()
                            && found.event().getAim() instanceof Contribution paid
                            && paid.getTowards().equals(towards))
                    .orElseThrow(Commands::nothingHere);
            return new Decision.Write<>(events.deletion(open.event(), open.nextRevision()), Optional.empty());
        });
    }

    /** Joins the leaderboard under a name drawn at random; who is on it stays as it is. */
    public Outcome<HouseholdAim> join(Principal who, TraceContext trace) {
        return writer.write(Topics.HOUSEHOLD_AIMS, key(who, MEMBERSHIP), trace, known -> {
            if (known.filter(held -> !held.event().getDeleted()).isPresent()) {
                return new Decision.Repeated<>(known.get().event());
            }
            long revision = known.map(Known::nextRevision).orElse(1L);
            byte[] id = new byte[ID_BYTES];
            random.nextBytes(id);
            LeaderboardMembership membership =
                    new LeaderboardMembership("plc_" + HexFormat.of().formatHex(id), Pseudonym.draw(random));
            return new Decision.Write<>(
                    events.membership(who.household(), MEMBERSHIP, revision, membership), Optional.empty());
        });
    }

    /** Leaves the leaderboard; the place is removed. */
    public Outcome<HouseholdAim> leave(Principal who, TraceContext trace) {
        return writer.write(Topics.HOUSEHOLD_AIMS, key(who, MEMBERSHIP), trace, known -> {
            Known<HouseholdAim> held =
                    known.filter(found -> !found.event().getDeleted()).orElseThrow(Commands::nothingHere);
            return new Decision.Write<>(events.deletion(held.event(), held.nextRevision()), Optional.empty());
        });
    }

    private static String key(Principal who, String aimId) {
        return Keys.join(who.household(), aimId);
    }

    private static Known<HouseholdAim> open(Optional<Known<HouseholdAim>> known, AimKind kind) {
        return known.filter(found ->
                        !found.event().getDeleted() && kind.holds(found.event().getAim()))
                .orElseThrow(Commands::nothingHere);
    }

    private static void requireCurrency(String pointer, HouseholdAim event, String currency) {
        String held = currency(event.getAim());
        if (!held.equals(currency)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "It is kept in " + held + ".",
                    FieldError.at(pointer + "/currency", "expected " + held));
        }
    }

    private static String currency(Object aim) {
        if (aim instanceof SavingsGoal goal) {
            return goal.getTarget().getCurrency();
        }
        if (aim instanceof InstalmentPlan plan) {
            return plan.getTotal().getCurrency();
        }
        return ((org.bitebudget.event.Challenge) aim).getLimit().getCurrency();
    }
}
