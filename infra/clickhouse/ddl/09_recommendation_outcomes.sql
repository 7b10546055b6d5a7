-- Recommendations that were shown, and whether the next receipt of the household held the product. Names no household and no product; in a trial of
-- recommenders, unit stands for the household, by a name that no other trial uses.
-- From recommendation.exposures.v1 and receipt.readings.v1.
CREATE TABLE IF NOT EXISTS bitebudget.recommendation_outcomes {{cluster}}
(
    exposure_id   String,
    kind          LowCardinality(String),
    position      UInt32,
    shown_at      DateTime64(6, 'UTC'),
    model         LowCardinality(String),
    model_version LowCardinality(String),
    experiment    LowCardinality(String),
    arm           LowCardinality(String),
    unit          String,
    settled       UInt8,
    taken         UInt8,
    revision      UInt64,
    is_deleted    UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
PARTITION BY toYYYYMM(shown_at)
ORDER BY (shown_at, exposure_id, kind, position);

-- Tables that were made before this column.
ALTER TABLE bitebudget.recommendation_outcomes {{cluster}} ADD COLUMN IF NOT EXISTS unit String AFTER arm;
