-- Which model on trial first answered a unit, and when; share is the challenger's among the units then, where it is told. From experiment.exposures.v1.
CREATE TABLE IF NOT EXISTS bitebudget.experiment_exposures {{cluster}}
(
    experiment_id String,
    model         LowCardinality(String),
    unit          String,
    arm           LowCardinality(String),
    version       LowCardinality(String),
    share         Float64,
    exposed_at    DateTime64(6, 'UTC'),
    revision      UInt64,
    is_deleted    UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (experiment_id, unit, arm);

-- Tables that were made before this column.
ALTER TABLE bitebudget.experiment_exposures {{cluster}} ADD COLUMN IF NOT EXISTS share Float64 AFTER version;
