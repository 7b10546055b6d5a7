-- How often recommendations are taken, by model and place: taken is what the household's next receipt holds. Showings without a receipt
-- behind them aren't settled and don't count in the rate.
-- from, to first and last day that they were shown
SELECT model, model_version, kind, position, count() AS shown, sum(settled) AS settled_shown, sum(taken) AS taken_shown,
       round(taken_shown / nullIf(settled_shown, 0), 4) AS rate
FROM bitebudget.recommendation_outcomes FINAL
WHERE toDate(shown_at) BETWEEN {from:Date} AND {to:Date}
GROUP BY model, model_version, kind, position
ORDER BY model, model_version, kind, position
