package org.bitebudget.ml.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.schema.TrustedClasses;

/** Price observations as the gateway writes them: one a day at noon, with a habit of offers every fourth week. */
final class PriceEvents {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    private static final int CYCLE = 28;
    private static final int OFFER = 7;

    static {
        TrustedClasses.install();
    }

    private PriceEvents() {}

    /** The price of that day, in cents: 199, or 149 in each fourth week. */
    static long habitual(int day) {
        return day % CYCLE >= CYCLE - OFFER ? 149 : 199;
    }

    static PriceObservation habitual(String store, String product, int day) {
        return price(store, product, day, habitual(day), 1);
    }

    /** @param day counted from {@link #FIRST_DAY} */
    static PriceObservation price(String store, String product, int day, long minor, long revision) {
        LocalDate date = FIRST_DAY.plusDays(day);
        Instant noon = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
        String id = Ids.observation(store, product, noon, "FEED");
        return PriceObservation.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(Ids.event("test", id, revision))
                        .setSubjectId(id)
                        .setRevision(revision)
                        .setOccurredAt(noon)
                        .setRecordedAt(noon.plus(1, ChronoUnit.HOURS))
                        .setProducer("test")
                        .build())
                .setObservationId(id)
                .setStore(store)
                .setProduct(product)
                .setName("Product " + product)
                .setPrice(new Money(minor, "EUR"))
                .setSource(PriceSource.FEED)
                .setWhen(LocalMoment.newBuilder()
                        .setInstant(noon)
                        .setZone("UTC")
                        .setLocalDate(date)
                        .build())
                .build();
    }

    /** What the price stream says of a price: that it rests in quarantine or, if released, no longer. */
    static QuarantinedPrice quarantined(PriceObservation price, boolean released) {
        return QuarantinedPrice.newBuilder()
                .setEnvelope(Envelope.newBuilder(price.getEnvelope())
                        .setEventId("quarantine-" + price.getObservationId() + released)
                        .setProducer("price-stream")
                        .build())
                .setStore(price.getStore())
                .setProduct(price.getProduct())
                .setName(price.getName())
                .setObservationId(price.getObservationId())
                .setPrice(price.getPrice())
                .setObservedAt(price.getEnvelope().getOccurredAt())
                .setReason("implausible-jump")
                .setReleased(released)
                .build();
    }

    static PriceObservation retracted(PriceObservation price) {
        PriceObservation retraction =
                PriceObservation.newBuilder(price).setRetracted(true).build();
        retraction.getEnvelope().setRevision(price.getEnvelope().getRevision() + 1);
        return retraction;
    }
}
