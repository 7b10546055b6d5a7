package org.bitebudget.stack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceSource;
import org.bitebudget.schema.TrustedClasses;
import org.bitebudget.stack.check.PriceRows.StoreRows;
import org.junit.jupiter.api.Test;

class PriceRowsTest {

    static {
        TrustedClasses.install();
    }

    private static final Instant NOON = Instant.parse("2026-03-07T12:00:00Z");

    private final PriceRows rows = new PriceRows();

    @Test
    void aRevisionIsARecordButNoFurtherRow() {
        rows.record(observation("o1", 1, false));
        rows.record(observation("o1", 2, false));
        rows.rows("corner", 1);

        assertThat(rows.stores()).containsExactly(new StoreRows("corner", 2, 1, 1));
        assertThat(rows.hold()).isTrue();
    }

    @Test
    void whatWasTakenBackHasNoRow() {
        rows.record(observation("o1", 1, false));
        rows.record(observation("o1", 2, true));

        assertThat(rows.hold()).isTrue();
    }

    @Test
    void aMissingRowAndARowWithoutObservationAreTold() {
        rows.record(observation("o1", 1, false));
        rows.rows("elsewhere", 1);

        assertThat(rows.hold()).isFalse();
        assertThat(rows.stores())
                .containsExactly(new StoreRows("corner", 1, 1, 0), new StoreRows("elsewhere", 0, 0, 1));
    }

    private static PriceObservation observation(String id, long revision, boolean retracted) {
        return PriceObservation.newBuilder()
                .setEnvelope(Envelope.newBuilder()
                        .setEventId(id + revision)
                        .setSubjectId(id)
                        .setRevision(revision)
                        .setOccurredAt(NOON)
                        .setRecordedAt(NOON)
                        .setProducer("test")
                        .build())
                .setObservationId(id)
                .setStore("corner")
                .setProduct("milk")
                .setName("Milk")
                .setPrice(Money.newBuilder().setMinor(100L).setCurrency("EUR").build())
                .setSource(PriceSource.FEED)
                .setWhen(LocalMoment.newBuilder()
                        .setInstant(NOON)
                        .setZone("UTC")
                        .setLocalDate(LocalDate.of(2026, 3, 7))
                        .build())
                .setRetracted(retracted)
                .build();
    }
}
