package org.bitebudget.gateway.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedRow;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.Observation;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.domain.feed.Source;

/**
 * Turns rows into the observations that {@link FeedIngest} would put onto the topic as one batch, without a broker. For one thread;
 * keeps what it has seen in memory.
 */
public final class FeedReplay {

    private final ZoneId zone;
    private final Instant now;
    private final String batchId;
    private final FeedEvents events;
    private final Map<String, RowReader> readers = new HashMap<>();
    private final BatchVersions versions;
    private long conflicts;

    /**
     * @param zone of all stores
     * @param clock tells when the feed came in
     * @param batchId names the feed in its observations
     */
    public FeedReplay(ZoneId zone, Clock clock, String batchId) {
        this.zone = zone;
        this.now = clock.instant();
        this.batchId = batchId;
        this.events = new FeedEvents(clock);
        this.versions = new BatchVersions(batchId);
    }

    /** Rows that gave another price for an observation; of its prices the lowest holds. */
    public long conflicts() {
        return conflicts;
    }

    /** The observation of a store's row; nothing if it is refused or known already. */
    public Optional<PriceObservation> take(String store, FeedItem item) {
        RowReader reader = readers.computeIfAbsent(
                store,
                name -> new RowReader(new FeedTerms(Source.FEED, name, zone, Optional.empty(), Optional.empty(), now)));
        if (item instanceof FeedRow row && reader.read(row) instanceof Observation seen) {
            String id = seen.id();
            BatchVersions.Outcome outcome = versions.take(id, seen, Optional.empty());
            conflicts += outcome.conflict() ? 1 : 0;
            if (outcome.effect() == BatchVersions.Effect.TAKEN) {
                return Optional.of(events.observation(seen, id, outcome.known(), batchId));
            }
        }
        return Optional.empty();
    }
}
