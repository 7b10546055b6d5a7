-- What a household spent by month and category, refunds taken off; within a month the largest category first.
-- household its id
-- from, to  first and last month, such as 2026-11
SELECT month, currency, category_id, sum(amount_minor) AS amount, uniqExact(entry_id) AS entries
FROM bitebudget.spending FINAL
WHERE household = {household:String} AND month BETWEEN {from:String} AND {to:String}
GROUP BY month, currency, category_id
ORDER BY month, currency, amount DESC, category_id
