-- Which model on trial first answered a unit, and when. From experiment.exposures.v1.
CREATE TABLE IF NOT EXISTS bitebudget.experiment_exposures {{cluster}}
(
    experiment_id String,
    model         LowCardinality(String),
    unit          String,
    arm           LowCardinality(String),
    version       LowCardinality(String),
    exposed_at    DateTime64(6, 'UTC'),
    revision      UInt64,
    is_deleted    UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (experiment_id, unit, arm);
