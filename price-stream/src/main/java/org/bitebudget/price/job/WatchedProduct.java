package org.bitebudget.price.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.price.domain.OlderPrices;
import org.bitebudget.price.domain.OlderPrices.Seen;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.OlderPrice;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.QuarantineMark;
import org.bitebudget.state.SeenDetail;

/** A product as the watch holds it on the heap, open for changes; {@link PriceState} when it is put away. */
final class WatchedProduct {

    final String bucket;
    final String store;
    final String product;
    final PriceHistory history;

    /** Of the last current price that was written; -1 before the first. */
    long revision = -1;

    long recordedAtMicros;
    int toldEpochDay = Integer.MIN_VALUE;
    long sighting;
    int sightingRank;
    String canonicalProductId;
    long identityRevision = -1;
    List<QuarantineMark> quarantined = List.of();

    /** Whether it holds anything that isn't written. */
    boolean dirty;

    /** What the cache counts it as. */
    int weight;

    private Optional<CurrentOffer> current;

    WatchedProduct(String bucket, String store, String product, PriceHistory history) {
        this.bucket = bucket;
        this.store = store;
        this.product = product;
        this.history = history;
    }

    static WatchedProduct of(String bucket, String store, String product, PriceState state) {
        WatchedProduct watched = new WatchedProduct(bucket, store, product, history(state));
        watched.revision = state.getRevision();
        watched.recordedAtMicros = state.getRecordedAtMicros();
        watched.toldEpochDay = state.getToldEpochDay();
        watched.sighting = state.getSighting();
        watched.sightingRank = state.getSightingRank();
        watched.canonicalProductId = state.getCanonicalProductId();
        watched.identityRevision = state.getIdentityRevision();
        watched.quarantined = state.getQuarantined();
        return watched;
    }

    /** The price that holds, worked out once for each change of the history. */
    Optional<CurrentOffer> current() {
        if (current == null) {
            current = history.current();
        }
        return current;
    }

    void changed() {
        current = null;
    }

    PriceState toState() {
        List<Observation> kept = history.kept();
        List<String> currencies = new ArrayList<>(1);
        ByteBuffer observations = PackedObservations.pack(kept, currencies);
        List<ByteBuffer> offers = new ArrayList<>(1);
        List<SeenDetail> details = new ArrayList<>(4);
        for (Observation each : kept) {
            if (each.offer() != null) {
                details.add(new SeenDetail(index(ByteBuffer.wrap(each.offer().encoded()), offers), each.batchId()));
            }
        }
        return new PriceState(
                revision,
                recordedAtMicros,
                currencies,
                observations,
                offers,
                details,
                history.older().stream().map(WatchedProduct::toState).toList(),
                quarantined,
                toldEpochDay,
                sighting,
                sightingRank,
                canonicalProductId,
                identityRevision);
    }

    private static int index(ByteBuffer offer, List<ByteBuffer> offers) {
        int known = offers.indexOf(offer);
        if (known >= 0) {
            return known;
        }
        offers.add(offer);
        return offers.size() - 1;
    }

    private static PriceHistory history(PriceState state) {
        List<Observation> kept = PackedObservations.unpack(state.getObservations(), state.getCurrencies());
        List<Offer> offers = new ArrayList<>(state.getOffers().size());
        for (ByteBuffer offer : state.getOffers()) {
            offers.add(new Offer(bytes(offer)));
        }
        List<SeenDetail> details = state.getDetails();
        int first = kept.size() - details.size();
        for (int i = 0; i < details.size(); i++) {
            SeenDetail detail = details.get(i);
            kept.set(first + i, kept.get(first + i).withDetails(offers.get(detail.getOffer()), detail.getBatchId()));
        }
        return PriceHistory.of(
                kept, state.getOlder().stream().map(WatchedProduct::toDomain).toList());
    }

    private static OlderPrices toDomain(OlderPrice older) {
        return new OlderPrices(
                older.getCurrency(),
                older.getLowestMinor(),
                older.getLowestEpochDay(),
                new Seen(older.getLastMinor(), older.getLastAtMicros(), older.getLastRank()),
                older.getSinceMicros(),
                older.getOtherMinor() == null
                        ? null
                        : new Seen(older.getOtherMinor(), older.getOtherAtMicros(), older.getOtherRank()));
    }

    private static OlderPrice toState(OlderPrices older) {
        Seen other = older.other();
        return new OlderPrice(
                older.currency(),
                older.lowest(),
                older.lowestDay(),
                older.last().minor(),
                older.last().atMicros(),
                older.last().rank(),
                older.since(),
                other == null ? null : other.minor(),
                other == null ? 0 : other.atMicros(),
                other == null ? 0 : other.rank());
    }

    static byte[] bytes(ByteBuffer buffer) {
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.remaining() == buffer.array().length) {
            return buffer.array();
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
