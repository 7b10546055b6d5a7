package org.bitebudget.price.job;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.KeptHistory;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.QuarantineMark;

/**
 * A product as the watch holds it on the heap; {@link PriceState} when it is put away. Its history is open only while it is
 * worked on: closed, as the state keeps it, it is a few arrays instead of objects for each observation.
 */
final class WatchedProduct {

    /** About what a product takes beside its observations and offers, and an offer beside its bytes. */
    private static final int BYTES = 700;

    private static final int OFFER_BYTES = 64;

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

    private KeptHistory closed;
    private PriceHistory open;
    private Optional<CurrentOffer> current;

    /** A product that nobody has seen yet. */
    WatchedProduct(BucketClock clock, String product) {
        this.clock = clock;
        this.product = product;
        this.open = PriceHistory.empty();
    }

    WatchedProduct(BucketClock clock, String product, PriceState state) {
        this.clock = clock;
        this.product = product;
        this.closed = state.getHistory();
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
            open = KeptHistories.open(closed);
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
            closed = KeptHistories.close(open);
        }
        open = null;
        current = null;
    }

    /** About how many bytes of heap it takes, closed. */
    int bytes() {
        if (closed == null) {
            return BYTES;
        }
        int bytes = BYTES + closed.getObservations().remaining();
        for (ByteBuffer offer : closed.getOffers()) {
            bytes += OFFER_BYTES + offer.remaining();
        }
        return bytes;
    }

    /** The product as it is put away; closes it. */
    PriceState toState() {
        close();
        return new PriceState(
                revision,
                recordedAtMicros,
                closed,
                quarantined,
                toldEpochDay,
                sighting,
                sightingRank,
                canonicalProductId,
                identityRevision,
                movedAs);
    }
}
