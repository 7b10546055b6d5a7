package org.bitebudget.gateway.domain.feed;

import java.util.ArrayList;
import java.util.List;

/** Counts a batch while its rows come in. For one thread. */
public final class BatchTally {

    private final RowDigest digest;
    private final List<Long> duplicateLines;
    private final List<RowReject> rejects;
    private long rows;
    private long accepted;
    private long revised;
    private long duplicates;
    private long conflicts;
    private long rejected;

    /** Goes on from there; its digest must be that of {@code digest}. */
    public BatchTally(BatchProgress from, RowDigest digest) {
        this.digest = digest;
        this.duplicateLines = new ArrayList<>(from.duplicateLines());
        this.rejects = new ArrayList<>(from.rejects());
        this.rows = from.rows();
        this.accepted = from.accepted();
        this.revised = from.revised();
        this.duplicates = from.duplicates();
        this.conflicts = from.conflicts();
        this.rejected = from.rejected();
    }

    /** Looks at a row; one of the others follows. */
    public void row(FeedItem item) {
        rows++;
        digest.add(item);
    }

    /** The row became an observation; {@code revision} 1 is a new one. */
    public void accepted(long revision) {
        accepted++;
        if (revision > 1) {
            revised++;
        }
    }

    /** The row said what was known already. */
    public void duplicate(long line) {
        duplicates++;
        if (duplicateLines.size() < BatchProgress.MOST_LISTED) {
            duplicateLines.add(line);
        }
    }

    /** The row gave an observation another price than the batch did before. */
    public void conflict() {
        conflicts++;
    }

    /** The row was refused. */
    public void rejected(RowReject reject) {
        rejected++;
        if (rejects.size() < BatchProgress.MOST_LISTED) {
            rejects.add(reject);
        }
    }

    /** The counts as they stand. */
    public BatchProgress progress(boolean complete) {
        return new BatchProgress(
                rows,
                digest.value(),
                accepted,
                revised,
                duplicates,
                List.copyOf(duplicateLines),
                conflicts,
                rejected,
                List.copyOf(rejects),
                complete);
    }
}
