-- Share of product days on promotion by store and month; a promotion holds as long as its price.
-- category with all below it; all categories where empty
-- from, to first and last day
SELECT
    store,
    toString(toStartOfMonth(day)) AS month,
    count() AS product_days,
    countIf(promo != '') AS promoted_days,
    100 * countIf(promo != '') / count() AS promoted_percent
FROM
(
    SELECT store, promo, arrayJoin(arrayMap(n -> local_date + n, range(toUInt64(dateDiff('day', local_date, until))))) AS day
    FROM bitebudget.price_daily
    WHERE until > {from:Date32} AND local_date <= {to:Date32}
      AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
)
WHERE day BETWEEN {from:Date32} AND {to:Date32}
GROUP BY store, month
ORDER BY store, month
