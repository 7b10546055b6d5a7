package org.bitebudget.gateway.domain.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How far a batch was taken in, and with what result.
 *
 * @param rows rows looked at, good or bad
 * @param digest chained SHA-256 over those rows, 32 bytes; empty before the first
 * @param accepted rows that became an observation
 * @param revised how many of those replaced another content of the same observation
 * @param duplicates rows that said what was known already
 * @param duplicateLines lines of the first of them
 * @param conflicts rows that gave an observation another price than the batch did before; of its prices the lowest holds
 * @param rejected rows refused
 * @param rejects the first of them
 * @param complete whether the feed was read to its end
 */
@SuppressWarnings("ArrayRecordComponent") // a digest on its way into events; nobody changes it
public record BatchProgress(
        long rows,
        byte[] digest,
        long accepted,
        long revised,
        long duplicates,
        List<Long> duplicateLines,
        long conflicts,
        long rejected,
        List<RowReject> rejects,
        boolean complete) {

    /** Most rejects, and most duplicate lines, that are listed; all are counted. */
    public static final int MOST_LISTED = 100;

    /** Nothing yet. */
    public static final BatchProgress NONE =
            new BatchProgress(0, new byte[0], 0, 0, 0, List.of(), 0, 0, List.of(), false);

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchProgress that
                && rows == that.rows
                && Arrays.equals(digest, that.digest)
                && accepted == that.accepted
                && revised == that.revised
                && duplicates == that.duplicates
                && duplicateLines.equals(that.duplicateLines)
                && conflicts == that.conflicts
                && rejected == that.rejected
                && rejects.equals(that.rejects)
                && complete == that.complete;
    }

    @Override
    public int hashCode() {
        return Objects.hash(rows, Arrays.hashCode(digest), complete);
    }

    @Override
    public String toString() {
        return "rows=%d accepted=%d revised=%d duplicates=%d rejected=%d complete=%s"
                .formatted(rows, accepted, revised, duplicates, rejected, complete);
    }
}
