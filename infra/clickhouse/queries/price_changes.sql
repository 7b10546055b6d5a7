-- How often and by how much prices change, by store: of all days seen that have one before, the share with another price; ups, downs, and the median size of a change.
-- category with all below it; all categories where empty
-- from, to first and last day
SELECT
    store,
    countIf(previous_minor IS NOT NULL) AS observed,
    countIf(price_minor > previous_minor) AS ups,
    countIf(price_minor < previous_minor) AS downs,
    100 * (ups + downs) / observed AS changed_percent,
    medianExactIf(100 * abs(price_minor - previous_minor) / previous_minor, price_minor != previous_minor AND previous_minor > 0) AS median_change_percent
FROM bitebudget.price_daily
WHERE local_date BETWEEN {from:Date32} AND {to:Date32}
  AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
GROUP BY store
HAVING observed > 0
ORDER BY store
