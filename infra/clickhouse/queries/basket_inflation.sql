-- Chained index of a basket: within each of its categories the Jevons step of inflation.sql, across categories their mean weighted by the basket's shares (Young). A category
-- without a product that has a price in both periods leaves its share to the others.
-- store    all stores where empty
-- shares   of the basket, by category, such as {'dairy':0.3,'bakery':0.7}; a share counts for what lies below, and need not add up to 1
-- period   day, week (from Monday) or month
-- from, to first and last day
WITH
    {shares:Map(String, Float64)} AS shares,
    days AS
    (
        SELECT
            store, product, currency, price_minor,
            -- the deepest category of the basket that the product lies in
            arrayReverseSort(length, arrayFilter(c -> category_id = c OR startsWith(category_id, concat(c, '.')), mapKeys(shares)))[1] AS basket_category,
            arrayJoin(arrayMap(n -> local_date + n, range(toUInt64(dateDiff('day', local_date, until))))) AS day
        FROM bitebudget.price_daily
        WHERE price_minor > 0 AND ({store:String} = '' OR store = {store:String}) AND until > {from:Date32} AND local_date <= {to:Date32}
    ),
    prices AS
    (
        SELECT
            basket_category, store, product, currency,
            toDate32(dateTrunc({period:String}, day)) AS period,
            avg(log(price_minor)) AS log_price
        FROM days
        WHERE basket_category != '' AND day BETWEEN {from:Date32} AND {to:Date32}
        GROUP BY basket_category, store, product, currency, period
    ),
    numbered AS (SELECT *, dense_rank() OVER (ORDER BY period) AS number FROM prices),
    category_steps AS
    (
        SELECT now.period AS period, basket_category, exp(avg(now.log_price - before.log_price)) AS step, count() AS matched
        FROM numbered AS now
        INNER JOIN (SELECT basket_category, store, product, currency, log_price, number + 1 AS number FROM numbered) AS before
            USING (basket_category, store, product, currency, number)
        GROUP BY period, basket_category
    ),
    steps AS
    (
        SELECT
            period,
            sum(shares[basket_category] * step) / sum(shares[basket_category]) AS basket_step,
            sum(shares[basket_category]) / arraySum(mapValues(shares)) AS covered,
            sum(matched) AS all_matched
        FROM category_steps
        GROUP BY period
    ),
    periods AS (SELECT period, count() AS products FROM prices GROUP BY period)
SELECT
    toString(period) AS period_start,
    100 * exp(sum(log(if(basket_step > 0, basket_step, 1))) OVER (ORDER BY period)) AS index,
    if(basket_step > 0, 100 * (basket_step - 1), 0) AS change_percent,
    products,
    all_matched AS matched,
    covered AS covered_share
FROM periods
LEFT JOIN steps USING (period)
ORDER BY period
