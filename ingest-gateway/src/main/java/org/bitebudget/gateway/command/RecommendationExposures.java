package org.bitebudget.gateway.command;

import java.util.Optional;
import org.bitebudget.event.ExposedItem;
import org.bitebudget.event.ExposureAction;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.ShownRecommendations;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** Which recommendations households were shown. */
public final class RecommendationExposures {

    private static final long FIRST = 1;

    private final CommandWriter writer;
    private final CommandEvents events;
    private final AppConsents consents;

    RecommendationExposures(CommandWriter writer, CommandEvents events, AppConsents consents) {
        this.writer = writer;
        this.events = events;
        this.consents = consents;
    }

    /** Takes what was shown together; the same key and body again has no effect. */
    public Outcome<RecommendationExposure> take(
            Principal who, String idempotencyKey, ShownRecommendations shown, TraceContext trace) {
        Commands.refuse(shown.faults());
        consents.notWithdrawn(who);
        String exposureId = Ids.of("exp", who.household(), idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, shown.toString());
        return writer.write(
                Topics.RECOMMENDATION_EXPOSURES,
                Keys.join(who.household()),
                Keys.join(who.household(), exposureId),
                trace,
                known -> known.isPresent()
                        ? Commands.sameRequest(known.get(), hash)
                        : new Decision.Write<>(event(who.household(), exposureId, shown), Optional.of(hash)));
    }

    private RecommendationExposure event(String household, String exposureId, ShownRecommendations shown) {
        return RecommendationExposure.newBuilder()
                .setEnvelope(events.envelope(household, exposureId, FIRST, events.now()))
                .setHousehold(household)
                .setListId(shown.listId())
                .setExposureId(exposureId)
                .setModel(shown.model())
                .setModelVersion(shown.modelVersion())
                .setAction(ExposureAction.SHOWN)
                .setItems(shown.items().stream()
                        .map(item -> new ExposedItem(item.itemId(), item.kind().wireName(), item.position()))
                        .toList())
                .build();
    }
}
