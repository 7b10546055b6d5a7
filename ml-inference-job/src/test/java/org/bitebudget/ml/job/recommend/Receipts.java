package org.bitebudget.ml.job.recommend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.ExposedItem;
import org.bitebudget.event.ExposureAction;
import org.bitebudget.event.LineProduct;
import org.bitebudget.event.Money;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductProvenance;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.RecommendationExposure;
import org.bitebudget.schema.TrustedClasses;

/** Readings as ocr-stream tells them, and exposures as the gateway does. */
public final class Receipts {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    private static final int NOON = 43_200;

    static {
        TrustedClasses.install();
    }

    private Receipts() {}

    /**
     * A receipt of a corner shop at noon.
     *
     * @param day counted from {@link #FIRST_DAY}
     * @param products ids, which are their names, too
     */
    public static ReceiptReading receipt(
            String household, String receiptId, int day, long revision, String... products) {
        List<ReadLine> lines = new ArrayList<>();
        for (String product : products) {
            lines.add(ReadLine.newBuilder()
                    .setLineNo(lines.size() + 1)
                    .setName(product)
                    .setTotal(new Money(199L, "EUR"))
                    .setCategoryId("dairy.milk")
                    .setCategoryConfidence(0.9f)
                    .setProduct(new LineProduct(
                            new Product(product, product, null, null, null),
                            "sku-" + product,
                            0.9f,
                            ProductProvenance.CATALOGUE))
                    .setConfidence(0.9f)
                    .build());
        }
        LocalDate date = FIRST_DAY.plusDays(day);
        return ReceiptReading.newBuilder()
                .setEnvelope(envelope(household, receiptId, revision, noon(day)))
                .setReceiptId(receiptId)
                .setHousehold(household)
                .setUser("member")
                .setStatus(ReadingStatus.DONE)
                .setMerchantId("corner-shop")
                .setDate(new ReadDate(date, 0.9f, null))
                .setTime(new ReadTime(NOON, 0.9f, null))
                .setZone("UTC")
                .setCurrency("EUR")
                .setLines(lines)
                .setArithmeticOk(true)
                .setEngineVersion("e")
                .setParserVersion("p")
                .setLanguage("en")
                .build();
    }

    /** The same receipt found to be a second photo of another. */
    static ReceiptReading duplicate(ReceiptReading reading, long revision) {
        return ReceiptReading.newBuilder(reading)
                .setEnvelope(envelope(
                        reading.getHousehold(),
                        reading.getReceiptId(),
                        revision,
                        reading.getEnvelope().getOccurredAt()))
                .setDuplicateOf("rcp_other")
                .build();
    }

    /** Recommendations that were shown at noon of a day. */
    static RecommendationExposure shown(String household, String exposureId, int day, String... items) {
        List<ExposedItem> shown = new ArrayList<>();
        for (String item : items) {
            shown.add(new ExposedItem(item, "next-basket", shown.size() + 1));
        }
        return RecommendationExposure.newBuilder()
                .setEnvelope(envelope(household, exposureId, 1, noon(day)))
                .setHousehold(household)
                .setListId("evt_list")
                .setExposureId(exposureId)
                .setModel("habit")
                .setModelVersion("none")
                .setAction(ExposureAction.SHOWN)
                .setItems(shown)
                .build();
    }

    static Instant noon(int day) {
        return FIRST_DAY.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Envelope envelope(String household, String subject, long revision, Instant at) {
        return new Envelope("evt_" + subject + revision, subject, revision, at, at, "test", household);
    }
}
