package org.bitebudget.gateway.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.BatchTally;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.RowDigest;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;

/**
 * Takes feeds in, exactly once: rows go onto the topic in chunks, each chunk in one transaction with the batch's progress.
 * A batch that comes again, whole or after a crash, goes on behind the rows that were committed. See
 * docs/adr/0010-exactly-once-feeds.md.
 */
public final class FeedIngest {

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final ObservationIndex index;
    private final FeedKafka kafka;
    private final Admin admin;
    private final FeedEvents events;
    private final int chunkRows;
    private final Set<String> storesBusy = ConcurrentHashMap.newKeySet();

    /**
     * @param index open index of this gateway
     * @param admin client of the same brokers; stays the caller's
     * @param clock tells when events were recorded
     * @param chunkRows rows a transaction
     */
    public FeedIngest(ObservationIndex index, FeedKafka kafka, Admin admin, Clock clock, int chunkRows) {
        this.index = index;
        this.kafka = kafka;
        this.admin = admin;
        this.events = new FeedEvents(clock);
        this.chunkRows = chunkRows;
    }

    /**
     * Reads the feed to its end. Blocks; call it from a worker.
     *
     * @param batchId names the batch within its store
     * @param rows the feed from its start, also when it is sent again
     * @return the batch's progress over all its requests
     * @throws ProblemException if the feed cannot be read on, differs from what was taken under that batch id, or cannot be
     *     written now; what was committed before stays, and a resend goes on there
     * @throws IOException if the sender went away; a resend goes on after the last chunk
     */
    public BatchProgress take(FeedTerms terms, String batchId, FeedRows rows, TraceContext trace) throws IOException {
        if (!storesBusy.add(terms.store())) {
            throw ProblemException.retryable(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "Another feed of this store is being read; send it after that.",
                    COME_AGAIN);
        }
        try (StoreWriter writer = StoreWriter.open(terms.store(), index, kafka, admin, events, trace)) {
            return take(new RowReader(terms), batchId, rows, writer);
        } finally {
            storesBusy.remove(terms.store());
        }
    }

    private BatchProgress take(RowReader reader, String batchId, FeedRows rows, StoreWriter writer) throws IOException {
        BatchProgress before = writer.progress(batchId);
        RowDigest digest = new RowDigest();
        skip(before, rows, digest);
        BatchTally tally = new BatchTally(before, digest);
        FeedChunk chunk = new FeedChunk(writer, tally, reader);
        Optional<FeedItem> item = rows.next();
        if (before.complete()) {
            if (item.isPresent()) {
                throw otherContent();
            }
            return before;
        }
        while (item.isPresent()) {
            chunk.add(item.get());
            if (chunk.rows() == chunkRows) {
                chunk.commit(batchId, false);
            }
            item = rows.next();
        }
        return chunk.commit(batchId, true);
    }

    private static void skip(BatchProgress before, FeedRows rows, RowDigest digest) throws IOException {
        for (long row = 0; row < before.rows(); row++) {
            digest.add(rows.next().orElseThrow(FeedIngest::otherContent));
        }
        if (!Arrays.equals(digest.value(), before.digest())) {
            throw otherContent();
        }
    }

    private static ProblemException otherContent() {
        return new ProblemException(
                ErrorCode.IDEMPOTENCY_KEY_REUSE,
                "This batch_id was used for other rows. Send what is new under a batch_id of its own; rows that are known"
                        + " are not taken twice.");
    }
}
