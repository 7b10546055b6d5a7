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
 * Turns rows into the observations that {@link FeedIngest} would put onto the topic, without a broker: what was said before
 * is left out, other content of the same observation is a higher revision. For one thread; keeps what it has seen in memory.
 */
public final class FeedReplay {

    private final ZoneId zone;
    private final Instant now;
    private final String batchId;
    private final FeedEvents events;
    private final Map<String, RowReader> readers = new HashMap<>();
    private final Map<String, KnownObservation> known = new HashMap<>();

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
    }

    /** The observation of a store's row; nothing if it is refused or known already. */
    public Optional<PriceObservation> take(String store, FeedItem item) {
        RowReader reader = readers.computeIfAbsent(
                store,
                name -> new RowReader(new FeedTerms(Source.FEED, name, zone, Optional.empty(), Optional.empty(), now)));
        if (item instanceof FeedRow row && reader.read(row) instanceof Observation seen) {
            String id = seen.id();
            return KnownObservation.after(known.get(id), seen.contentHash()).map(version -> {
                known.put(id, version);
                return events.observation(seen, id, version, batchId);
            });
        }
        return Optional.empty();
    }
}
