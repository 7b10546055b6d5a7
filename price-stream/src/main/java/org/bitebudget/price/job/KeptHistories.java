package org.bitebudget.price.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.price.domain.OlderPrices;
import org.bitebudget.price.domain.OlderPrices.Seen;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.KeptHistory;
import org.bitebudget.state.OlderPrice;
import org.bitebudget.state.SeenDetail;

/** Histories put together tightly, and open again. */
final class KeptHistories {

    private KeptHistories() {}

    static KeptHistory close(PriceHistory history) {
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
        List<OlderPrice> older = new ArrayList<>(history.older().size());
        for (OlderPrices each : history.older()) {
            older.add(toState(each));
        }
        return new KeptHistory(currencies, observations, offers, details, older);
    }

    static PriceHistory open(KeptHistory history) {
        List<Observation> kept = PackedObservations.unpack(history.getObservations(), history.getCurrencies());
        List<Offer> offers = new ArrayList<>(history.getOffers().size());
        for (ByteBuffer offer : history.getOffers()) {
            offers.add(new Offer(bytes(offer)));
        }
        List<SeenDetail> details = history.getDetails();
        int first = kept.size() - details.size();
        for (int i = 0; i < details.size(); i++) {
            SeenDetail detail = details.get(i);
            kept.set(first + i, kept.get(first + i).withDetails(offers.get(detail.getOffer()), detail.getBatchId()));
        }
        List<OlderPrices> older = new ArrayList<>(history.getOlder().size());
        for (OlderPrice each : history.getOlder()) {
            older.add(toDomain(each));
        }
        return PriceHistory.of(kept, older);
    }

    private static int index(ByteBuffer offer, List<ByteBuffer> offers) {
        int known = offers.indexOf(offer);
        if (known >= 0) {
            return known;
        }
        offers.add(offer);
        return offers.size() - 1;
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
                        : new Seen(older.getOtherMinor(), older.getOtherAtMicros(), older.getOtherRank()),
                older.getDoubtedMinor());
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
                other == null ? 0 : other.rank(),
                older.doubted());
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
