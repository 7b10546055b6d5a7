package org.bitebudget.gateway.feed;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.BatchTally;
import org.bitebudget.gateway.domain.feed.FeedItem;
import org.bitebudget.gateway.domain.feed.FeedTerms;
import org.bitebudget.gateway.domain.feed.RowDigest;
import org.bitebudget.gateway.domain.feed.RowReader;
import org.bitebudget.gateway.index.IndexDatabase;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.trace.TraceContext;

/**
 * Takes feeds in, exactly once: rows go onto the topic in chunks, each chunk in one transaction with the batch's progress.
 * A batch that comes again, whole or after a crash, goes on behind the rows that were committed. See
 * docs/adr/0010-exactly-once-feeds.md.
 */
public final class FeedIngest implements AutoCloseable {

    private final StoreWriters writers;
    private final int chunkRows;
    private final FeedMeter meter;

    /**
     * @param database what this gateway knows of the topics
     * @param admin client of the same brokers; stays the caller's
     * @param clock tells when events were recorded
     * @param chunkRows rows a transaction
     * @param metrics counts rows
     */
    public FeedIngest(
            IndexDatabase database, FeedKafka kafka, Admin admin, Clock clock, int chunkRows, MeterRegistry metrics) {
        this.writers = new StoreWriters(new ObservationIndex(database), kafka, admin, new FeedEvents(clock));
        this.chunkRows = chunkRows;
        this.meter = new FeedMeter(metrics);
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
        StoreWriter writer = writers.take(terms.store());
        try {
            return take(new RowReader(terms), batchId, rows, writer, trace);
        } finally {
            writers.giveBack(writer);
        }
    }

    @Override
    public void close() {
        writers.close();
    }

    private BatchProgress take(RowReader reader, String batchId, FeedRows rows, StoreWriter writer, TraceContext trace)
            throws IOException {
        BatchProgress before = writer.progress(batchId);
        RowDigest digest = new RowDigest();
        skip(before, rows, digest);
        BatchTally tally = new BatchTally(before, digest);
        FeedChunk chunk = new FeedChunk(writer, tally, reader, meter);
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
                chunk.commit(batchId, false, trace);
            }
            item = rows.next();
        }
        return chunk.commit(batchId, rows.complete(), trace);
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
