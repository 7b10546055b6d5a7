-- How often each store is the cheapest, among the products that at least two stores sell on a day. A product that is cheapest in several counts for each.
-- day      the day
-- category with all below it; all categories where empty
SELECT
    store,
    count() AS compared,
    countIf(least_here = least_minor) AS cheapest,
    100 * countIf(least_here = least_minor) / count() AS cheapest_percent,
    100 * (exp(avg(log(least_here / least_minor))) - 1) AS above_cheapest_percent
FROM
(
    SELECT
        store, canonical_product_id, min(price_daily.price_minor) AS least_here,
        min(min(price_daily.price_minor)) OVER (PARTITION BY canonical_product_id, currency) AS least_minor,
        count() OVER (PARTITION BY canonical_product_id, currency) AS in_stores
    FROM bitebudget.price_daily
    WHERE canonical_product_id != '' AND price_minor > 0
      AND local_date <= {day:Date32} AND until > {day:Date32}
      AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
    GROUP BY store, canonical_product_id, currency
)
WHERE in_stores >= 2
GROUP BY store
ORDER BY above_cheapest_percent, store
