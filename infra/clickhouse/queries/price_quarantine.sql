-- Prices that rest in quarantine, with the reason, what they are held against and since when, those that went there last first.
-- store   only of this store, all where empty
-- product only of this product of the store, all where empty
-- most    rows
WITH
    arraySort(told -> told.1, groupArray((row.revision, row.released, row.recorded_at, row.name, row.occurred_at, row.price_minor, row.usual_minor, row.currency, row.reason))) AS all_told,
    all_told[-1] AS last_told,
    -- an observation may have been believed in between
    all_told[arrayLastIndex(told -> told.2, all_told) + 1] AS first_told
SELECT
    row.store AS store,
    row.product AS product,
    last_told.4 AS name,
    row.observation_id AS observation_id,
    formatDateTime(last_told.5, '%FT%TZ') AS observed_at,
    last_told.6 AS price_minor,
    last_told.7 AS usual_minor,
    last_told.8 AS currency,
    last_told.9 AS reason,
    formatDateTime(first_told.3, '%FT%TZ') AS since
FROM bitebudget.price_quarantine AS row FINAL
WHERE ({store:String} = '' OR row.store = {store:String}) AND ({product:String} = '' OR row.product = {product:String})
GROUP BY row.store, row.product, row.observation_id
HAVING last_told.2 = 0
ORDER BY first_told.3 DESC, row.store, row.product, row.observation_id
LIMIT {most:UInt32}
