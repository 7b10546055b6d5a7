-- What price.quarantine.v1 carried: a row for each time that an observation went into quarantine, was held against another price there, or came out. The row of its
-- highest revision says where it is.
CREATE TABLE IF NOT EXISTS bitebudget.price_quarantine {{cluster}}
(
    store          LowCardinality(String),
    product        String,
    observation_id String,
    revision       UInt64,
    name           String,
    occurred_at    DateTime64(6, 'UTC'),
    price_minor    Int64,
    usual_minor    Nullable(Int64) COMMENT 'what it was held against, in the same currency',
    currency       LowCardinality(String),
    reason         LowCardinality(String),
    released       UInt8 COMMENT 'it is believed again, or was taken back',
    recorded_at    DateTime64(6, 'UTC') COMMENT 'of the newest observation by which it was judged'
)
ENGINE = {{engine:ReplacingMergeTree(revision)}}
ORDER BY (store, product, observation_id, revision);

-- The observations that rest there now.
CREATE OR REPLACE VIEW bitebudget.quarantined_observations {{cluster}} AS
SELECT store, product, observation_id
FROM bitebudget.price_quarantine
GROUP BY store, product, observation_id
HAVING argMax(released, revision) = 0;
