package org.bitebudget.gateway.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.event.AppEvent;
import org.bitebudget.event.AppEventBatch;
import org.bitebudget.gateway.command.CommandWriter.Decision;
import org.bitebudget.gateway.command.CommandWriter.Outcome;
import org.bitebudget.gateway.domain.command.AppUse;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.trace.TraceContext;
import org.bitebudget.schema.Topics;

/** What people do in the apps, under pseudonyms. */
public final class AppEvents {

    private static final long FIRST = 1;

    private final CommandWriter writer;
    private final CommandEvents events;
    private final AppConsents consents;

    AppEvents(CommandWriter writer, CommandEvents events, AppConsents consents) {
        this.writer = writer;
        this.events = events;
        this.consents = consents;
    }

    /** Takes a batch; the same key and body again has no effect. */
    public Outcome<AppEventBatch> take(Principal who, String idempotencyKey, AppUse use, TraceContext trace) {
        Commands.refuse(use.faults(events.now()));
        String pseudonym = consents.pseudonym(who);
        String batchId = Ids.of("aeb", pseudonym, idempotencyKey);
        RequestHash hash = RequestHash.of(idempotencyKey, use.toString());
        return writer.write(
                Topics.APP_EVENTS,
                Keys.join(batchId),
                trace,
                known -> known.isPresent()
                        ? Commands.sameRequest(known.get(), hash)
                        : new Decision.Write<>(batch(batchId, pseudonym, use), Optional.of(hash)));
    }

    /** Names neither household nor member. */
    private AppEventBatch batch(String batchId, String pseudonym, AppUse use) {
        List<AppEvent> done = IntStream.range(0, use.events().size())
                .mapToObj(number -> event(batchId, number, use.events().get(number)))
                .toList();
        return new AppEventBatch(
                events.envelope(null, batchId, FIRST, events.now()), batchId, pseudonym, use.app(), done);
    }

    private static AppEvent event(String batchId, int number, AppUse.Event event) {
        return new AppEvent(
                Ids.of("aev", batchId, Integer.toString(number)), event.name(), event.occurredAt(), event.properties());
    }
}
