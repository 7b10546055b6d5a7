-- How many people who did the first of three things did the second and the third afterwards, within a time of the first. A step that fewer than k people took is not shown.
-- first, second, third names of events
-- within   seconds
-- from, to first and last day
-- k        smallest group that is shown; never less than 5
SELECT step, people
FROM
(
    SELECT arrayJoin([(1, countIf(reached >= 1)), (2, countIf(reached >= 2)), (3, countIf(reached >= 3))]) AS row, row.1 AS step, row.2 AS people
    FROM
    (
        SELECT pseudonym, windowFunnel({within:UInt64})(toDateTime(occurred_at), event = {first:String}, event = {second:String}, event = {third:String}) AS reached
        FROM bitebudget.user_events FINAL
        WHERE toDate(occurred_at) BETWEEN {from:Date} AND {to:Date}
        GROUP BY pseudonym
    )
)
WHERE people >= greatest({k:UInt32}, 5)
ORDER BY step
