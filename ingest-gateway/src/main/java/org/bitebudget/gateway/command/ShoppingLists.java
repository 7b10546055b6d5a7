package org.bitebudget.gateway.command;

import java.util.Optional;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Known;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/**
 * Shopping lists, shared by all members of a household. Whoever changes a list says which revision was seen, so that two who
 * change it at the same time don't undo each other's changes unnoticed.
 */
public final class ShoppingLists {

    private final CommandWriter writer;
    private final ShoppingListEvents events;
    private final Taxonomy taxonomy;

    ShoppingLists(CommandWriter writer, CommandEvents events, Sealer sealer, Taxonomy taxonomy) {
        this.writer = writer;
        this.events = new ShoppingListEvents(events, sealer);
        this.taxonomy = taxonomy;
    }

    /** Starts a list; the same key and body again has no effect. */
    public Outcome<ShoppingList> create(
            Principal who,
            String idempotencyKey,
            org.bitebudget.gateway.domain.command.ShoppingList list,
            TraceContext trace) {
        Commands.refuse(list.faults(taxonomy));
        String listId = Ids.of("lst", who.household(), idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, list.toString());
        return writer.write(Topics.SHOPPING_LISTS, Keys.join(who.household(), listId), trace, known -> {
            if (known.isPresent()) {
                return Commands.sameRequest(known.get(), hash);
            }
            return new Decision.Write<>(events.created(who.household(), listId, list), Optional.of(hash));
        });
    }

    /**
     * Replaces a list; the same change again has no effect.
     *
     * @param seen the revision that the change was made to
     * @throws ProblemException if somebody changed the list since, with the revision that it has now
     */
    public Outcome<ShoppingList> change(
            Principal who,
            String listId,
            long seen,
            org.bitebudget.gateway.domain.command.ShoppingList list,
            TraceContext trace) {
        Commands.refuse(list.faults(taxonomy));
        return writer.write(Topics.SHOPPING_LISTS, Keys.join(who.household(), listId), trace, known -> {
            Known<ShoppingList> open = open(known);
            long revision = open.event().getEnvelope().getRevision();
            if (revision == seen + 1 && events.says(open.event(), list)) {
                return new Decision.Repeated<>(open.event());
            }
            if (revision != seen) {
                throw new ProblemException(
                        ErrorCode.REVISION_CONFLICT,
                        "The list is at revision " + revision
                                + ". Fetch it, make your change to that and send it again.",
                        FieldError.at("/revision", "the list is at revision " + revision));
            }
            return new Decision.Write<>(events.changed(open.event(), open.nextRevision(), list), Optional.empty());
        });
    }

    /** Takes a list away. */
    public Outcome<ShoppingList> delete(Principal who, String listId, TraceContext trace) {
        return writer.write(Topics.SHOPPING_LISTS, Keys.join(who.household(), listId), trace, known -> {
            Known<ShoppingList> open = open(known);
            return new Decision.Write<>(events.deletion(open.event(), open.nextRevision()), Optional.empty());
        });
    }

    private static Known<ShoppingList> open(Optional<Known<ShoppingList>> known) {
        return known.filter(list -> !list.event().getDeleted()).orElseThrow(Commands::nothingHere);
    }
}
