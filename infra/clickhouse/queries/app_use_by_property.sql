-- How an event divides by the values of one of its properties. Groups of fewer than k pseudonyms are left out.
-- event    name of the event
-- property name of the property
-- from, to first and last day
-- k        smallest group that is shown; never less than 5
SELECT properties[{property:String}] AS value, count() AS events, uniqExact(pseudonym) AS people
FROM bitebudget.user_events FINAL
WHERE event = {event:String} AND mapContains(properties, {property:String}) AND toDate(occurred_at) BETWEEN {from:Date} AND {to:Date}
GROUP BY value
HAVING people >= greatest({k:UInt32}, 5)
ORDER BY events DESC, value
