package org.bitebudget.ml.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.Money;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.Rate;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.schema.TrustedClasses;

/** Purchases and receipts of a household as ocr-stream and the gateway write them, at noon of a day counted from {@link PriceEvents#FIRST_DAY}. */
final class HouseholdEvents {
    static {
        TrustedClasses.install();
    }

    private HouseholdEvents() {}

    /** @param minors euro cents by category */
    static LedgerEntry entry(
            String household, String entry, long revision, int day, LedgerKind kind, Map<String, Long> minors) {
        return LedgerEntry.newBuilder()
                .setEnvelope(envelope(household, entry, revision, day))
                .setHousehold(household)
                .setUser("u")
                .setEntryId(entry)
                .setKind(kind)
                .setSource(LedgerSource.MANUAL)
                .setWhen(LocalMoment.newBuilder()
                        .setInstant(noon(day))
                        .setZone("UTC")
                        .setLocalDate(date(day))
                        .build())
                .setTotal(new Money(
                        minors.values().stream().mapToLong(Long::longValue).sum(), "EUR"))
                .setLines(minors.entrySet().stream()
                        .map(line -> new LedgerLine(line.getKey(), new Money(line.getValue(), "EUR"), null))
                        .toList())
                .build();
    }

    static LedgerEntry purchase(String household, int day, String category, long minor) {
        return entry(household, "e" + day, 1, day, LedgerKind.PURCHASE, Map.of(category, minor));
    }

    static ReceiptReading receipt(String household, String receipt, long revision, int day, ReadLine... lines) {
        return ReceiptReading.newBuilder()
                .setEnvelope(envelope(household, receipt, revision, day))
                .setReceiptId(receipt)
                .setHousehold(household)
                .setUser("u")
                .setStatus(ReadingStatus.DONE)
                .setDate(new ReadDate(date(day), 1f, null))
                .setZone("UTC")
                .setCurrency("EUR")
                .setLines(List.of(lines))
                .setArithmeticOk(true)
                .setEngineVersion("t")
                .setParserVersion("t")
                .setLanguage("en")
                .build();
    }

    /** @param quantity absent where none is printed */
    static ReadLine line(String product, Rate quantity, String unit) {
        return ReadLine.newBuilder()
                .setLineNo(1)
                .setName(product)
                .setQuantity(quantity)
                .setUnit(unit)
                .setTotal(new Money(199L, "EUR"))
                .setCategoryId("dairy.milk")
                .setCategoryConfidence(1f)
                .setProduct(new LineProduct(
                        new Product(product, "Product " + product, null, null, null),
                        null,
                        1f,
                        ProductProvenance.CATALOGUE))
                .setConfidence(1f)
                .build();
    }

    private static Envelope envelope(String household, String subject, long revision, int day) {
        return Envelope.newBuilder()
                .setEventId(Ids.event("test", subject, revision))
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(noon(day))
                .setRecordedAt(noon(day))
                .setProducer("test")
                .setHousehold(household)
                .build();
    }

    static LocalDate date(int day) {
        return PriceEvents.FIRST_DAY.plusDays(day);
    }

    private static Instant noon(int day) {
        return date(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
