-- The last price a day of each product in each store, and until which day it holds: till the product's next day, 14 days at most.
-- Only observations that are trusted at least by half and don't rest in quarantine take part, and only those in the currency of the product's newest one.
CREATE OR REPLACE VIEW bitebudget.price_days_now {{cluster}} AS WITH
    -- of one moment a connector outranks a feed and a feed a receipt; between equals the lower price holds
    indexOf(['RECEIPT', 'FEED', 'CONNECTOR'], source) AS source_rank,
    products AS
    (
        SELECT
            store, product,
            max((occurred_at, source_rank, -price_minor, name, category_id, canonical_product_id, currency)) AS newest,
            arraySort(groupArray((local_date, occurred_at, source_rank, -price_minor, currency, promo, unit_price_micro, unit_price_per, in_stock))) AS seen
        FROM bitebudget.price_history FINAL
        WHERE trust >= 0.5 AND (store, product, observation_id) NOT IN bitebudget.quarantined_observations
        GROUP BY store, product
    ),
    days AS
    (
        SELECT
            store, product, newest,
            arrayFilter(row -> row.5 = newest.7, seen) AS comparable,
            arrayFilter((row, next) -> row.1 != next.1, comparable, arrayPushBack(arrayPopFront(comparable), (toDate32('1900-01-01'), toDateTime64(0, 6, 'UTC'), 0, 0, '', '', NULL, '', 1))) AS last_of_day,
            arrayMap(row -> row.1, last_of_day) AS dates,
            arrayMap(row -> -row.4, last_of_day) AS prices
        FROM products
    )
SELECT
    store, product,
    row.1 AS local_date,
    least(next, local_date + 14) AS until,
    newest.4 AS name,
    newest.5 AS category_id,
    if(identity.canonical_product_id != '', identity.canonical_product_id, newest.6) AS canonical_product_id,
    newest.7 AS currency,
    -row.4 AS price_minor,
    previous AS previous_minor,
    row.6 AS promo,
    row.7 AS unit_price_micro,
    row.8 AS unit_price_per,
    row.9 AS in_stock
FROM days
ARRAY JOIN
    last_of_day AS row,
    arrayPushBack(arrayPopFront(dates), toDate32('2299-12-31')) AS next,
    arrayPushFront(arrayPopBack(arrayMap(price -> toNullable(price), prices)), NULL) AS previous
LEFT JOIN (SELECT store, product, canonical_product_id FROM bitebudget.product_identities FINAL) AS identity USING (store, product);

-- The same, computed once: ClickHouse computes the whole roll-up anew every hour (SYSTEM REFRESH VIEW does it at once) and puts it in place of the old one, so that
-- revisions, retractions, quarantine and identities that came in since are in it.
CREATE MATERIALIZED VIEW IF NOT EXISTS bitebudget.price_daily {{cluster}}
REFRESH EVERY 1 HOUR
(
    store                LowCardinality(String),
    product              String,
    local_date           Date32,
    until                Date32 COMMENT 'first day on which the price does not hold any more',
    name                 String,
    category_id          LowCardinality(String) COMMENT 'as the newest observation says',
    canonical_product_id String COMMENT 'identity across stores, else of the newest observation, else empty',
    currency             LowCardinality(String),
    price_minor          Int64,
    previous_minor       Nullable(Int64) COMMENT 'price of the product''s day before in this table',
    promo                LowCardinality(String),
    unit_price_micro     Nullable(Int64),
    unit_price_per       LowCardinality(String),
    in_stock             UInt8
)
-- each server computes its own
ENGINE = MergeTree
ORDER BY (store, product, local_date)
SETTINGS index_granularity = 512
AS SELECT * FROM bitebudget.price_days_now
SETTINGS optimize_aggregation_in_order = 1, max_threads = 1;

-- Views that were made before the query had a name of its own.
ALTER TABLE bitebudget.price_daily {{cluster}} MODIFY QUERY SELECT * FROM bitebudget.price_days_now
SETTINGS optimize_aggregation_in_order = 1, max_threads = 1;
