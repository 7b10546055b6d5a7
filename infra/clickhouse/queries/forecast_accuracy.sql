-- How forecasts did against what happened, by kind of series, model and steps ahead. Errors (ASE) are absolute and in units of the series' usual change when the forecast was made, so that series of any size
-- count alike: below 1 is better than that change. Coverage is the share of values inside the answer's intervals; it is there for the models that answered.
-- kind     price, spending or demand; all where empty
-- from, to first and last day that forecasts were made
SELECT
    splitByChar('|', series_id)[1] AS kind,
    model,
    model_version,
    horizon,
    countIf(metric = 'ASE') AS forecasts,
    uniqExactIf(series_id, metric = 'ASE') AS series,
    avgIf(error, metric = 'ASE') AS mean_error,
    quantileExactIf(0.5)(error, metric = 'ASE') AS median_error,
    1 - avgOrNullIf(error, metric = 'outside80') AS inside_80,
    1 - avgOrNullIf(error, metric = 'outside95') AS inside_95
FROM bitebudget.ml_model_metrics FINAL
WHERE origin BETWEEN {from:Date32} AND {to:Date32}
    AND ({kind:String} = '' OR startsWith(series_id, concat({kind:String}, '|')))
GROUP BY kind, model, model_version, horizon
ORDER BY kind, horizon, mean_error, model, model_version
