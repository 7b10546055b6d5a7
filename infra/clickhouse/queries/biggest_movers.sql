-- Products whose price moved most between two days, by ratio, ups and downs alike; both prices must hold on their day.
-- store    all stores where empty
-- category with all below it; all categories where empty
-- from, to the two days
-- most     rows
SELECT
    store,
    product,
    argMax(name, local_date) AS product_name,
    argMax(currency, local_date) AS in_currency,
    anyIf(price_minor, local_date <= {from:Date32} AND until > {from:Date32}) AS from_minor,
    anyIf(price_minor, local_date <= {to:Date32} AND until > {to:Date32}) AS to_minor,
    100 * (to_minor / from_minor - 1) AS change_percent
FROM bitebudget.price_daily
WHERE ((local_date <= {from:Date32} AND until > {from:Date32}) OR (local_date <= {to:Date32} AND until > {to:Date32}))
  AND ({store:String} = '' OR store = {store:String})
  AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
GROUP BY store, product
HAVING from_minor > 0 AND to_minor > 0 AND from_minor != to_minor
ORDER BY abs(log(to_minor / from_minor)) DESC, store, product
LIMIT {most:UInt32}
