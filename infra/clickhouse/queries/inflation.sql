-- Chained Jevons index of prices: how much the prices of the same products have changed, 100 in the first period.
-- A product's price in a period is the geometric mean over the days on which its price is known. From a period to the next only products count that have a price in both;
-- the step is the geometric mean of their relatives. New products enter with their second period, vanished ones leave when their last price holds no more (14 days), and where no
-- product has a price in a period the next one with prices is linked to the last one with prices.
-- store    all stores where empty
-- category with all below it; all categories where empty
-- period   day, week (from Monday) or month
-- from, to first and last day
WITH
    days AS
    (
        SELECT store, product, currency, price_minor, arrayJoin(arrayMap(n -> local_date + n, range(toUInt64(dateDiff('day', local_date, until))))) AS day
        FROM bitebudget.price_daily
        WHERE price_minor > 0
          AND ({store:String} = '' OR store = {store:String})
          AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
          AND until > {from:Date32} AND local_date <= {to:Date32}
    ),
    prices AS
    (
        SELECT
            store, product, currency,
            toDate32(dateTrunc({period:String}, day)) AS period,
            avg(log(price_minor)) AS log_price
        FROM days
        WHERE day BETWEEN {from:Date32} AND {to:Date32}
        GROUP BY store, product, currency, period
    ),
    numbered AS (SELECT *, dense_rank() OVER (ORDER BY period) AS number FROM prices),
    steps AS
    (
        SELECT now.period AS period, avg(now.log_price - before.log_price) AS log_step, count() AS matched
        FROM numbered AS now
        INNER JOIN (SELECT store, product, currency, log_price, number + 1 AS number FROM numbered) AS before
            USING (store, product, currency, number)
        GROUP BY period
    ),
    periods AS (SELECT period, count() AS products FROM prices GROUP BY period)
SELECT
    toString(period) AS period_start,
    100 * exp(sum(log_step) OVER (ORDER BY period)) AS index,
    100 * (exp(log_step) - 1) AS change_percent,
    products,
    matched
FROM periods
LEFT JOIN steps USING (period)
ORDER BY period
