-- One row per observation of a price: what price.observations.v1 carried.
CREATE TABLE IF NOT EXISTS bitebudget.price_history {{cluster}}
(
    store                LowCardinality(String),
    product              String,
    occurred_at          DateTime64(6, 'UTC'),
    observation_id       String,
    name                 String,
    price_minor          Int64,
    currency             LowCardinality(String),
    list_price_minor     Nullable(Int64),
    size_text            LowCardinality(String),
    unit_price_micro     Nullable(Int64) COMMENT 'millionths of a minor unit per unit_price_per',
    unit_price_per       LowCardinality(String),
    promo                LowCardinality(String),
    category_text        LowCardinality(String),
    category_id          LowCardinality(String),
    canonical_product_id String,
    source               LowCardinality(String),
    local_date           Date32,
    batch_id             LowCardinality(String),
    recorded_at          DateTime64(6, 'UTC'),
    revision             UInt64,
    is_deleted           UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
PARTITION BY toYear(occurred_at)
ORDER BY (store, product, occurred_at, observation_id);
