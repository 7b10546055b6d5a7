-- Which member of a household spent how much, by month, and which share of the month's spending in that currency it was.
-- household its id
-- from, to  first and last month, such as 2026-11
SELECT
    month,
    currency,
    member,
    sum(amount_minor) AS amount,
    uniqExact(entry_id) AS entries,
    if(sum(amount) OVER (PARTITION BY month, currency) = 0, 0, 100 * amount / sum(amount) OVER (PARTITION BY month, currency)) AS share_percent
FROM bitebudget.spending FINAL
WHERE household = {household:String} AND month BETWEEN {from:String} AND {to:String}
GROUP BY month, currency, member
ORDER BY month, currency, amount DESC, member
