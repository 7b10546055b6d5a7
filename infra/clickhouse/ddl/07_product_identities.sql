-- What a store's product is across stores: what product.identities.v1 carried. A product without a row is known by the identity of its observations.
CREATE TABLE IF NOT EXISTS bitebudget.product_identities {{cluster}}
(
    store                LowCardinality(String),
    product              String,
    canonical_product_id String,
    confidence           Float32,
    provenance           LowCardinality(String),
    recorded_at          DateTime64(6, 'UTC'),
    revision             UInt64,
    is_deleted           UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (store, product);
