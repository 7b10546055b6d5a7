-- What a household spent by day and category, refunds taken off.
-- household its id
-- from, to  first and last day
SELECT toString(local_date) AS day, currency, category_id, sum(amount_minor) AS amount, uniqExact(entry_id) AS entries
FROM bitebudget.spending FINAL
WHERE household = {household:String} AND local_date BETWEEN {from:Date32} AND {to:Date32}
GROUP BY day, currency, category_id
ORDER BY day, currency, category_id
