package org.bitebudget.price.job;

import org.bitebudget.event.PriceObservation;
import org.bitebudget.platform.flink.ClickHouseTable;

/** {@code price_history}: a row for each observation; a retraction deletes it. */
public final class PriceHistoryTable {

    /** Name of the table. */
    public static final String NAME = "price_history";

    /** Its columns. */
    public static final ClickHouseTable<PriceObservation> TABLE = ClickHouseTable.<PriceObservation>named(NAME)
            .lowCardinality("store", PriceObservation::getStore)
            .string("product", PriceObservation::getProduct)
            .dateTime64("occurred_at", observation -> observation.getWhen().getInstant())
            .string("observation_id", PriceObservation::getObservationId)
            .string("name", PriceObservation::getName)
            .int64("price_minor", observation -> observation.getPrice().getMinor())
            .lowCardinality("currency", observation -> observation.getPrice().getCurrency())
            .nullableInt64(
                    "list_price_minor",
                    observation -> observation.getListPrice() == null
                            ? null
                            : observation.getListPrice().getMinor())
            .lowCardinality("size_text", observation -> orEmpty(observation.getSizeText()))
            .nullableInt64(
                    "unit_price_micro",
                    observation -> observation.getUnitPrice() == null
                            ? null
                            : observation.getUnitPrice().getMicroMinor())
            .lowCardinality(
                    "unit_price_per",
                    observation -> observation.getUnitPrice() == null
                            ? ""
                            : observation.getUnitPrice().getPer().name())
            .lowCardinality(
                    "promo",
                    observation -> observation.getPromo() == null
                            ? ""
                            : observation.getPromo().getText())
            .lowCardinality("category_text", observation -> orEmpty(observation.getCategoryText()))
            .lowCardinality("category_id", observation -> orEmpty(observation.getCategoryId()))
            .string("canonical_product_id", observation -> orEmpty(observation.getCanonicalProductId()))
            .lowCardinality("source", observation -> observation.getSource().name())
            .date32("local_date", observation -> observation.getWhen().getLocalDate())
            .lowCardinality("batch_id", observation -> orEmpty(observation.getBatchId()))
            .dateTime64("recorded_at", observation -> observation.getEnvelope().getRecordedAt())
            .uint64("revision", observation -> observation.getEnvelope().getRevision())
            .uint8("is_deleted", observation -> observation.getRetracted() ? 1 : 0)
            .uint8("in_stock", observation -> observation.getInStock() ? 1 : 0)
            .float32("trust", PriceObservation::getTrust)
            .build();

    private PriceHistoryTable() {}

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
