-- What people did in the apps, under a pseudonym that is not the household's id. From app.events.v1.
CREATE TABLE IF NOT EXISTS bitebudget.user_events {{cluster}}
(
    event_id    String,
    occurred_at DateTime64(6, 'UTC'),
    pseudonym   String,
    event       LowCardinality(String),
    app         LowCardinality(String),
    properties  Map(String, String),
    revision    UInt64,
    is_deleted  UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (occurred_at, event_id);

-- Tables that were made before these columns.
ALTER TABLE bitebudget.user_events {{cluster}} ADD COLUMN IF NOT EXISTS app LowCardinality(String) AFTER event;
ALTER TABLE bitebudget.user_events {{cluster}} ADD COLUMN IF NOT EXISTS properties Map(String, String) AFTER app;
