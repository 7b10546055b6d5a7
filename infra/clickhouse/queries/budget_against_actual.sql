-- What was planned of each category in a month and what was spent of it; the categories furthest above their plan first.
-- household its id
-- month     such as 2026-11
SELECT
    category_id,
    any(bucket) AS in_bucket,
    any(currency) AS in_currency,
    sum(planned_minor) AS planned,
    sum(spent_minor) AS spent,
    planned - spent AS remaining,
    if(planned = 0, 0, 100 * spent / planned) AS spent_percent,
    countIf(status = 'red') AS red_days
FROM bitebudget.budget_days FINAL
WHERE household = {household:String} AND month = {month:String}
GROUP BY category_id
ORDER BY remaining, category_id
