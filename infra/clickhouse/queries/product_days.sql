-- A product's days in a store: the last price of each day on which it was seen, the lowest and the highest of that day, and its promotion. Straight from the
-- observations, so never behind them; those that rest in quarantine are left out.
-- store, product the store and its own product
-- from, to       first and last local day
WITH
    -- of one moment a connector outranks a feed and a feed a receipt; between equals the lower price holds
    (occurred_at, indexOf(['RECEIPT', 'FEED', 'CONNECTOR'], source), -price_minor) AS place
SELECT
    local_date,
    currency,
    argMax(price_minor, place) AS last_minor,
    min(price_minor) AS low_minor,
    max(price_minor) AS high_minor,
    argMax(promo, place) AS last_promo,
    count() AS observations
FROM bitebudget.price_history FINAL
WHERE store = {store:String} AND product = {product:String} AND local_date BETWEEN {from:Date32} AND {to:Date32}
  AND observation_id NOT IN
    (SELECT observation_id FROM bitebudget.quarantined_observations WHERE store = {store:String} AND product = {product:String})
GROUP BY local_date, currency
ORDER BY local_date, currency
SETTINGS do_not_merge_across_partitions_select_final = 1
