-- One row per observation of a price: what price.observations.v1 carried. Most questions are for one product of one store: granules are small, and a part's columns
-- lie together in one file, so that a product's rows are read in one place and not in one for each column. Once a day what is a day old
-- becomes one part for each year, since a product is looked up in every part.
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
    is_deleted           UInt8,
    in_stock             UInt8 DEFAULT 1,
    trust                Float32 DEFAULT 1 COMMENT '0 to 1: how sure it is that the store asked this price for this product'
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
PARTITION BY toYear(occurred_at)
ORDER BY (store, product, occurred_at, observation_id)
SETTINGS index_granularity = 512, min_bytes_for_wide_part = 1000000000000,
    min_age_to_force_merge_seconds = 86400;

-- Tables that were made before these columns.
ALTER TABLE bitebudget.price_history {{cluster}} ADD COLUMN IF NOT EXISTS in_stock UInt8 DEFAULT 1 AFTER is_deleted;
ALTER TABLE bitebudget.price_history {{cluster}} ADD COLUMN IF NOT EXISTS trust Float32 DEFAULT 1 AFTER in_stock;

-- Tables that were made before their columns lay together: parts follow as they are written and merged.
ALTER TABLE bitebudget.price_history {{cluster}} MODIFY SETTING min_bytes_for_wide_part = 1000000000000;

-- Tables that were made before years became one part, or did so only when they had ended.
ALTER TABLE bitebudget.price_history {{cluster}} MODIFY SETTING min_age_to_force_merge_seconds = 86400, min_age_to_force_merge_on_partition_only = 0;
