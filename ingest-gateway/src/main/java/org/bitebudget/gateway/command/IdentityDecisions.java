package org.bitebudget.gateway.command;

import java.util.Optional;
import org.bitebudget.event.IdentityAction;
import org.bitebudget.event.IdentityDecision;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** What people decide about the identity of products across stores. */
public final class IdentityDecisions {

    private static final long FIRST = 1;

    private final CommandWriter writer;
    private final CommandEvents events;

    IdentityDecisions(CommandWriter writer, CommandEvents events) {
        this.writer = writer;
        this.events = events;
    }

    /** Takes a decision; the same key and body again has no effect. */
    public Outcome<IdentityDecision> decide(
            Principal who,
            String idempotencyKey,
            org.bitebudget.gateway.domain.command.IdentityDecision decision,
            TraceContext trace) {
        Commands.refuse(decision.faults());
        String decisionId = Ids.of("idd", who.household(), idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, decision.toString());
        return writer.write(
                Topics.PRODUCT_IDENTITY_DECISIONS,
                Keys.join(decisionId),
                trace,
                known -> known.isPresent()
                        ? Commands.sameRequest(known.get(), hash)
                        : new Decision.Write<>(event(who, decisionId, decision), Optional.of(hash)));
    }

    private IdentityDecision event(
            Principal who, String decisionId, org.bitebudget.gateway.domain.command.IdentityDecision decision) {
        return IdentityDecision.newBuilder()
                .setEnvelope(events.envelope(who.household(), decisionId, FIRST, events.now()))
                .setDecisionId(decisionId)
                .setAction(IdentityAction.valueOf(decision.action().name()))
                .setStore(decision.store())
                .setProduct(decision.product())
                .setOtherStore(decision.otherStore())
                .setOtherProduct(decision.otherProduct())
                .build();
    }
}
