package org.bitebudget.ocr.topology;

import java.time.Instant;
import org.bitebudget.event.Box;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.text.Kebab;

/**
 * What all events of one reading share. All times come from the receipt and its records, none from a clock.
 *
 * @param text the recognised text as it arrived
 * @param found the words in it and how they lie in the picture
 * @param reading what the parser made of it
 * @param recordedAt when the text was appended to its topic
 * @param householdCurrency currency of households that name none
 */
record ReceiptFacts(
        ReceiptText text, RecognisedText found, Reading reading, Instant recordedAt, String householdCurrency) {

    static final String APP = "ocr-stream";

    /** The first words of an envelope: the same subject and revision always give the same event id. */
    static Envelope envelope(String subject, long revision, Instant occurredAt, Instant recordedAt, String household) {
        return Envelope.newBuilder()
                .setEventId(Ids.event(APP, subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(occurredAt)
                .setRecordedAt(recordedAt)
                .setProducer(APP)
                .setHousehold(household)
                .build();
    }

    Envelope envelope(String subject, long revision) {
        return envelope(subject, revision, moment().getInstant(), recordedAt, text.getHousehold());
    }

    /** Id of the shop, or null where its name was not read or has no letters. */
    String merchantId() {
        String id =
                reading.merchant() == null ? "" : Kebab.of(reading.merchant().value());
        return id.isEmpty() ? null : id;
    }

    /** The printed or hinted currency; where neither is known, the one of households that name none. */
    String currency() {
        return reading.currency().isEmpty() ? householdCurrency : reading.currency();
    }

    Money money(long minor) {
        return Money.newBuilder().setMinor(minor).setCurrency(currency()).build();
    }

    /** Whether the picture shows several receipts, by its papers or by its words. */
    boolean several() {
        return reading.several() || found.pages().stream().anyMatch(page -> page.papers() > 1);
    }

    /** A rectangle around words, as it lies in the picture that people see. */
    Box box(org.bitebudget.ocr.domain.text.Box words) {
        org.bitebudget.ocr.domain.text.Box seen = found.inPicture(words);
        return Box.newBuilder()
                .setPage(seen.page())
                .setX(seen.x())
                .setY(seen.y())
                .setWidth(seen.width())
                .setHeight(seen.height())
                .build();
    }

    /** When the purchase was. */
    LocalMoment moment() {
        return ReadingMoment.of(
                text.getZone(),
                reading.date() == null ? null : reading.date().value(),
                reading.time() == null ? null : reading.time().value(),
                text.getUploadedAt());
    }
}
