-- How long a price lasts, by store: days from one price change of a product to its next. Prices whose beginning or end was not seen are counted as open and left out of the quantiles.
-- category with all below it; all categories where empty
-- from, to first and last day; lifetimes that end in between
WITH
    changes AS
    (
        SELECT store, product, arraySort(groupArrayIf(local_date, previous_minor IS NOT NULL AND price_minor != previous_minor)) AS moments
        FROM bitebudget.price_daily
        WHERE {category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.'))
        GROUP BY store, product
    ),
    lifetimes AS
    (
        SELECT store, toUInt32(dateDiff('day', start, end)) AS lasted
        FROM changes
        ARRAY JOIN arrayPopBack(moments) AS start, arrayPopFront(moments) AS end
        WHERE end BETWEEN {from:Date32} AND {to:Date32}
    )
SELECT
    changes.store AS store,
    any(closed) AS lifetimes,
    -- one before the first change, one after the last
    sum(if(empty(moments), 1, 2)) AS open,
    any(lower) AS quarter_days,
    any(middle) AS median_days,
    any(upper) AS three_quarter_days
FROM changes
LEFT JOIN
(
    SELECT store, count() AS closed, quantileExact(0.25)(lasted) AS lower, quantileExact(0.5)(lasted) AS middle, quantileExact(0.75)(lasted) AS upper
    FROM lifetimes
    GROUP BY store
) AS known ON known.store = changes.store
GROUP BY store
ORDER BY store
