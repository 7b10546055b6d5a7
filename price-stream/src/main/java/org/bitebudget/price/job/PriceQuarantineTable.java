package org.bitebudget.price.job;

import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.flink.ClickHouseTable;

/** {@code price_quarantine}: a row for each time that something was told of an observation in quarantine. */
public final class PriceQuarantineTable {

    /** Name of the table. */
    public static final String NAME = "price_quarantine";

    /** Its columns. */
    public static final ClickHouseTable<QuarantinedPrice> TABLE = ClickHouseTable.<QuarantinedPrice>named(NAME)
            .lowCardinality("store", QuarantinedPrice::getStore)
            .string("product", QuarantinedPrice::getProduct)
            .string("observation_id", QuarantinedPrice::getObservationId)
            .uint64("revision", told -> told.getEnvelope().getRevision())
            .string("name", QuarantinedPrice::getName)
            .dateTime64("occurred_at", QuarantinedPrice::getObservedAt)
            .int64("price_minor", told -> told.getPrice().getMinor())
            .nullableInt64(
                    "usual_minor",
                    told -> told.getUsual() == null ? null : told.getUsual().getMinor())
            .lowCardinality("currency", told -> told.getPrice().getCurrency())
            .lowCardinality("reason", QuarantinedPrice::getReason)
            .uint8("released", told -> told.getReleased() ? 1 : 0)
            .dateTime64("recorded_at", told -> told.getEnvelope().getRecordedAt())
            .build();

    private PriceQuarantineTable() {}
}
