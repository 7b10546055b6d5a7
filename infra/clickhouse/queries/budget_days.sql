-- A household's days over all categories: planned, spent, and both summed up since the month began.
-- household its id
-- from, to  first and last day; sums begin with the month of the first
SELECT day, in_currency, planned, spent, planned_so_far, spent_so_far
FROM
(
    SELECT
        local_date,
        toString(local_date) AS day,
        any(currency) AS in_currency,
        sum(planned_minor) AS planned,
        sum(spent_minor) AS spent,
        sum(planned) OVER (PARTITION BY month ORDER BY local_date) AS planned_so_far,
        sum(spent) OVER (PARTITION BY month ORDER BY local_date) AS spent_so_far
    FROM bitebudget.budget_days FINAL
    WHERE household = {household:String} AND local_date BETWEEN toStartOfMonth({from:Date32}) AND {to:Date32}
    GROUP BY month, local_date
)
WHERE local_date >= {from:Date32}
ORDER BY local_date
