-- Where a household spent its money, refunds taken off; the merchant with the largest amount first.
-- household its id
-- category  with all below it; all categories where empty
-- from, to  first and last day
-- most      rows
SELECT merchant, currency, sum(amount_minor) AS amount, uniqExact(entry_id) AS entries, uniqExact(local_date) AS days
FROM bitebudget.spending FINAL
WHERE household = {household:String} AND local_date BETWEEN {from:Date32} AND {to:Date32}
  AND ({category:String} = '' OR category_id = {category:String} OR startsWith(category_id, concat({category:String}, '.')))
GROUP BY merchant, currency
ORDER BY amount DESC, merchant, currency
LIMIT {most:UInt32}
