-- How far prices of one product lie apart across stores on a day: prices that hold that day, of products with one identity in one currency.
-- day      the day
-- category with all below it; all categories where empty
-- stores   at least so many
-- most     rows, widest spread first
SELECT
    canonical_product_id,
    any(name) AS product_name,
    currency,
    uniqExact(store) AS in_stores,
    min(price_minor) AS lowest_minor,
    max(price_minor) AS highest_minor,
    argMin(store, (price_minor, store)) AS cheapest_store,
    argMax(store, (price_minor, store)) AS dearest_store,
    100 * (highest_minor - lowest_minor) / lowest_minor AS spread_percent,
    100 * stddevPop(price_minor) / avg(price_minor) AS variation_percent
FROM bitebudget.price_daily
WHERE canonical_product_id != '' AND price_minor > 0
  AND local_date <= {day:Date32} AND until > {day:Date32}
  AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
GROUP BY canonical_product_id, currency
HAVING in_stores >= {stores:UInt32}
ORDER BY spread_percent DESC, canonical_product_id
LIMIT {most:UInt32}
