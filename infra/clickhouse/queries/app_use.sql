-- What people do in the apps, by day and event. Groups of fewer than k pseudonyms are left out, so that nobody can be picked out of them.
-- from, to first and last day
-- k        smallest group that is shown; never less than 5
SELECT toString(toDate(occurred_at)) AS day, event, count() AS events, uniqExact(pseudonym) AS people
FROM bitebudget.user_events FINAL
WHERE toDate(occurred_at) BETWEEN {from:Date} AND {to:Date}
GROUP BY day, event
HAVING people >= greatest({k:UInt32}, 5)
ORDER BY day, event
