package org.bitebudget.price.job.identity;

import org.bitebudget.event.ProductIdentity;
import org.bitebudget.platform.flink.ClickHouseTable;

/** {@code product_identities}: a row for each product of a store that has an identity. */
public final class ProductIdentityTable {

    /** Name of the table. */
    public static final String NAME = "product_identities";

    /** Its columns. */
    public static final ClickHouseTable<ProductIdentity> TABLE = ClickHouseTable.<ProductIdentity>named(NAME)
            .lowCardinality("store", ProductIdentity::getStore)
            .string("product", ProductIdentity::getProduct)
            .string("canonical_product_id", ProductIdentity::getCanonicalProductId)
            .float32("confidence", ProductIdentity::getConfidence)
            .lowCardinality("provenance", identity -> identity.getProvenance().name())
            .dateTime64("recorded_at", identity -> identity.getEnvelope().getRecordedAt())
            .uint64("revision", identity -> identity.getEnvelope().getRevision())
            .uint8("is_deleted", identity -> 0)
            .build();

    private ProductIdentityTable() {}
}
