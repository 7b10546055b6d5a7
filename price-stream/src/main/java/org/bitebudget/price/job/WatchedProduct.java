package org.bitebudget.price.job;

import java.util.List;
import java.util.Optional;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.KeptHistory;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.QuarantineMark;

/**
 * A product as the watch holds it on the heap; {@link PriceState} when it is put away. Its history is open only while it is
 * worked on: closed it is one array of bytes instead of objects for each observation.
 */
final class WatchedProduct {

    /** About what a product takes beside its history. */
    private static final int BYTES = 450;

    final BucketClock clock;
    final String product;

    /** Of the last current price that was written; -1 before the first. */
    long revision = -1;

    long recordedAtMicros;
    int toldEpochDay = Integer.MIN_VALUE;
    long sighting;
    int sightingRank;
    String canonicalProductId;
    long identityRevision = -1;

    /** Canonical product id that its last move told. */
    String movedAs;

    List<QuarantineMark> quarantined = List.of();

    /** Whether it holds anything that isn't written. */
    boolean dirty;

    /** What the cache counts it as. */
    int weight;

    private final RecordBytes<KeptHistory> histories;
    private byte[] closed;
    private PriceHistory open;
    private Optional<CurrentOffer> current;

    /** A product that nobody has seen yet. */
    WatchedProduct(BucketClock clock, String product, RecordBytes<KeptHistory> histories) {
        this.clock = clock;
        this.product = product;
        this.histories = histories;
        this.open = PriceHistory.empty();
    }

    WatchedProduct(BucketClock clock, String product, RecordBytes<KeptHistory> histories, PriceState state) {
        this.clock = clock;
        this.product = product;
        this.histories = histories;
        this.open = KeptHistories.open(state.getHistory());
        revision = state.getRevision();
        recordedAtMicros = state.getRecordedAtMicros();
        toldEpochDay = state.getToldEpochDay();
        sighting = state.getSighting();
        sightingRank = state.getSightingRank();
        canonicalProductId = state.getCanonicalProductId();
        identityRevision = state.getIdentityRevision();
        movedAs = state.getMovedAs();
        quarantined = state.getQuarantined();
    }

    PriceHistory history() {
        if (open == null) {
            open = KeptHistories.open(histories.open(closed));
        }
        return open;
    }

    /** The price that holds, worked out once for each change of the history. */
    Optional<CurrentOffer> current() {
        if (current == null) {
            current = history().current();
        }
        return current;
    }

    /** The history holds anything else than before. */
    void changed() {
        current = null;
        closed = null;
    }

    /** Closes the history. */
    void close() {
        if (closed == null) {
            closed = histories.close(KeptHistories.close(open));
        }
        open = null;
        current = null;
    }

    /** About how many bytes of heap it takes, closed. */
    int bytes() {
        return closed == null ? BYTES : BYTES + closed.length;
    }

    /** The product as it is put away; closes it. */
    PriceState toState() {
        close();
        return new PriceState(
                revision,
                recordedAtMicros,
                histories.open(closed),
                quarantined,
                toldEpochDay,
                sighting,
                sightingRank,
                canonicalProductId,
                identityRevision,
                movedAs);
    }
}
