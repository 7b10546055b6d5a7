package org.bitebudget.gateway.domain.connector;

import java.time.Instant;
import java.util.List;
import org.bitebudget.gateway.domain.feed.BatchProgress;
import org.bitebudget.gateway.domain.feed.RowReject;

/**
 * What a run of a connector did.
 *
 * @param batchId its batch on {@code price.feed-batches.v1}
 * @param started when it began, also when its prices were seen
 * @param ended when it was over
 * @param outcome how it ended
 * @param reason why it ended early, blank if it did not; never a secret
 * @param fetched what came over the wire
 * @param rows rows looked at
 * @param accepted rows that became an observation
 * @param revised how many of those replaced another content
 * @param duplicates rows that said what was known
 * @param rejected rows refused
 * @param rejects the first of them; their line is the number of the item within the run
 */
public record RunReport(
        String batchId,
        Instant started,
        Instant ended,
        Outcome outcome,
        String reason,
        Fetched fetched,
        long rows,
        long accepted,
        long revised,
        long duplicates,
        long rejected,
        List<RowReject> rejects) {

    private static final int MOST_REJECTS = 20;

    /** Keeps its own copy of the rejects. */
    public RunReport {
        rejects = List.copyOf(rejects);
    }

    /** How a run ends. */
    public enum Outcome {
        /** All pages were read. */
        COMPLETE,
        /** The pages did not end within what is allowed, or came again; the next run starts anew, by the schedule. */
        STOPPED,
        /** A page could not be had; what came before it was taken, and the next run goes on there. */
        PARTIAL,
        /** Nothing could be had. */
        FAILED
    }

    /**
     * What came over the wire.
     *
     * @param requests requests, repeated ones and redirects included
     * @param pages pages read
     * @param unchanged pages that the store said to be as before
     * @param bytes bytes of answers, as sent
     * @param brokenBytes bytes that are none of the answer's encoding
     */
    public record Fetched(long requests, long pages, long unchanged, long bytes, long brokenBytes) {}

    /** The report of a run whose rows went into a batch. */
    public static RunReport of(
            String batchId,
            Instant started,
            Instant ended,
            Outcome outcome,
            String reason,
            Fetched fetched,
            BatchProgress rows) {
        return new RunReport(
                batchId,
                started,
                ended,
                outcome,
                reason,
                fetched,
                rows.rows(),
                rows.accepted(),
                rows.revised(),
                rows.duplicates(),
                rows.rejected(),
                rows.rejects().stream().limit(MOST_REJECTS).toList());
    }
}
