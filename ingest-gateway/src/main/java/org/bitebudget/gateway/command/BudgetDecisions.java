package org.bitebudget.gateway.command;

import org.bitebudget.event.BudgetDecision;
import org.bitebudget.gateway.command.CommandWriter.Command;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** What members of a household decide about suggested redistributions. */
public final class BudgetDecisions {

    private final CommandWriter writer;
    private final CommandEvents events;

    BudgetDecisions(CommandWriter writer, CommandEvents events) {
        this.writer = writer;
        this.events = events;
    }

    /** Takes a decision; the one that holds already has no effect. */
    public Outcome<BudgetDecision> decide(
            Principal who, org.bitebudget.gateway.domain.command.BudgetDecision decision, TraceContext trace) {
        Commands.refuse(decision.faults());
        String suggestionId = decision.suggestionId();
        RequestHash hash = RequestHash.of(suggestionId, decision.toString());
        return writer.write(
                Topics.BUDGET_DECISIONS,
                Keys.join(who.household(), suggestionId),
                trace,
                Command.revise(hash, revision -> event(who, revision, decision)));
    }

    private BudgetDecision event(
            Principal who, long revision, org.bitebudget.gateway.domain.command.BudgetDecision decision) {
        return BudgetDecision.newBuilder()
                .setEnvelope(events.envelope(who.household(), decision.suggestionId(), revision, events.now()))
                .setHousehold(who.household())
                .setUser(who.user())
                .setSuggestionId(decision.suggestionId())
                .setSuggestionVersion(decision.version())
                .setAccepted(decision.accepted())
                .build();
    }
}
