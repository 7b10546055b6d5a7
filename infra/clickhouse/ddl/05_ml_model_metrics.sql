-- How a model's forecasts of a series did: the backtest error at its origin, later the error against what happened.
CREATE TABLE IF NOT EXISTS bitebudget.ml_model_metrics {{cluster}}
(
    series_id     String,
    model         LowCardinality(String),
    model_version LowCardinality(String),
    metric        LowCardinality(String),
    origin        Date32,
    horizon       UInt16,
    error         Float64,
    observations  UInt32,
    revision      UInt64,
    is_deleted    UInt8
)
ENGINE = {{engine:ReplacingMergeTree(revision, is_deleted)}}
ORDER BY (series_id, model, model_version, metric, origin, horizon);
