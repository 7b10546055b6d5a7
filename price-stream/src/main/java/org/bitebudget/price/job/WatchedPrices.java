package org.bitebudget.price.job;

import java.nio.ByteBuffer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.ObservationId;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.state.WatchedPrice;

/** Makes observations slim for their way to the watch of their product. */
final class WatchedPrices extends RichMapFunction<PriceObservation, WatchedPrice> {

    private transient Buckets buckets;
    private transient Offers offers;

    @Override
    public void open(OpenContext context) {
        buckets = new Buckets();
        offers = new Offers();
    }

    @Override
    public WatchedPrice map(PriceObservation event) {
        String store = Buckets.normalised(event.getStore());
        String product = Buckets.normalised(event.getProduct());
        return new WatchedPrice(
                buckets.of(store, product),
                store,
                product,
                event.getObservationId(),
                event.getEnvelope().getRevision(),
                Micros.of(event.getWhen().getInstant()),
                (int) event.getWhen().getLocalDate().toEpochDay(),
                Micros.of(event.getEnvelope().getRecordedAt()),
                event.getPrice().getMinor(),
                event.getPrice().getCurrency(),
                rank(event.getSource()),
                event.getRetracted(),
                event.getInStock(),
                event.getTrust(),
                event.getBatchId(),
                Sightings.fingerprint(event),
                ByteBuffer.wrap(offers.close(event)));
    }

    /** How good a source is; kept in the state, so a source never changes its number. */
    static int rank(PriceSource source) {
        return switch (source) {
            case RECEIPT -> 1;
            case FEED -> 2;
            case CONNECTOR -> 3;
        };
    }

    static Observation toDomain(WatchedPrice price) {
        return new Observation(
                ObservationId.parse(price.getObservationId()),
                price.getAtMicros(),
                price.getEpochDay(),
                price.getPriceMinor(),
                price.getCurrency(),
                price.getRevision(),
                price.getSourceRank(),
                price.getRetracted(),
                price.getInStock(),
                price.getTrust(),
                new Offer(KeptHistories.bytes(price.getOffer())),
                price.getBatchId());
    }
}
