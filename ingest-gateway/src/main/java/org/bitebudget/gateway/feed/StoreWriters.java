package org.bitebudget.gateway.feed;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;

/**
 * The stores' writers. One that is given back stays open for the store's next feed: as long as it is not fenced, nobody else
 * has committed, so it needs no second look at the topics.
 */
final class StoreWriters implements AutoCloseable {

    private static final int MOST_IDLE = 8;
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final ObservationIndex index;
    private final FeedKafka kafka;
    private final Admin admin;
    private final FeedEvents events;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, StoreWriter> idle = new LinkedHashMap<>();

    StoreWriters(ObservationIndex index, FeedKafka kafka, Admin admin, FeedEvents events) {
        this.index = index;
        this.kafka = kafka;
        this.admin = admin;
        this.events = events;
    }

    /**
     * The store's writer, for one feed at a time.
     *
     * @throws ProblemException that may go away, if another feed has it or the brokers do not answer
     */
    StoreWriter take(String store) {
        StoreWriter open;
        synchronized (this) {
            if (!busy.add(store)) {
                throw ProblemException.retryable(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Another feed of this store is being read; send it after that.",
                        COME_AGAIN);
            }
            open = idle.remove(store);
        }
        if (open != null) {
            return open;
        }
        StoreWriter opened = null;
        try {
            opened = StoreWriter.open(store, index, kafka, admin, events);
            return opened;
        } finally {
            if (opened == null) {
                free(store);
            }
        }
    }

    /** Takes a writer back; one whose commit failed is closed, and so is the one idle for longest beyond eight. */
    void giveBack(StoreWriter writer) {
        StoreWriter tooMany = writer.isBroken() ? writer : null;
        synchronized (this) {
            if (tooMany == null) {
                idle.put(writer.store(), writer);
            }
            if (idle.size() > MOST_IDLE) {
                tooMany = idle.remove(idle.keySet().iterator().next());
            }
            busy.remove(writer.store());
        }
        if (tooMany != null) {
            tooMany.close();
        }
    }

    @Override
    public synchronized void close() {
        idle.values().forEach(StoreWriter::close);
        idle.clear();
    }

    private synchronized void free(String store) {
        busy.remove(store);
    }
}
