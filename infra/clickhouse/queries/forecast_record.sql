-- How the forecasts of one series did, newest first.
-- series   its id, e.g. price|store|product
-- from, to first and last day that forecasts were made
SELECT toString(origin) AS made_on, horizon, model, model_version, metric, error, observations
FROM bitebudget.ml_model_metrics FINAL
WHERE series_id = {series:String} AND origin BETWEEN {from:Date32} AND {to:Date32}
ORDER BY origin DESC, horizon, metric, error, model, model_version
