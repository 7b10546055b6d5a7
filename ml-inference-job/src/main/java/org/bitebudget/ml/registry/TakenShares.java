package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitebudget.ml.domain.experiment.TakenShare;
import org.bitebudget.ml.domain.registry.Arm;
import org.bitebudget.platform.flink.JobSettings;

/**
 * What households of a trial took, from {@code experiment_exposures} and {@code recommendation_outcomes} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record TakenShares(JobSettings settings) {
    private static final String QUERY = """
        SELECT unit, exposed.arm AS arm, exposed.share AS share, count() AS shown, sum(taken) AS taken
        FROM (SELECT unit, argMin(arm, exposed_at) AS arm, argMin(share, exposed_at) AS share, min(exposed_at) AS since
              FROM bitebudget.experiment_exposures FINAL WHERE experiment_id = {experiment:String}
              GROUP BY unit) AS exposed
        INNER JOIN (SELECT unit, arm, shown_at, taken FROM bitebudget.recommendation_outcomes FINAL
              WHERE experiment = {experiment:String} AND settled = 1) AS outcomes
        USING (unit, arm)
        WHERE since < toDateTime64({until:String}, 6, 'UTC')
          AND shown_at >= since AND shown_at < since + toIntervalDay({days:UInt16})
        GROUP BY unit, arm, share, since
        ORDER BY since, unit
        FORMAT JSONEachRow
        """;

    /**
     * Reads them: for each household what it was shown in the first days after its first showing, by the model it was drawn for then, and how much of
     * that it took. A household comes when as many days again have gone by, so that receipts had time to follow; one that none followed never does.
     *
     * @param experiment id
     * @param days how long a household is looked at, at least 1
     * @param now the time
     * @return in the order in which households were first shown something
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    public List<TakenShare> read(String experiment, int days, Instant now) throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of(
                "experiment",
                experiment,
                "days",
                Integer.toString(days),
                "until",
                now.minus(2L * days, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace("Z", ""));
        return ClickHouseRows.read(settings, QUERY, parameters, TakenShares::share);
    }

    private static TakenShare share(JsonNode row) {
        return new TakenShare(
                row.path("unit").asText(),
                Arm.valueOf(row.path("arm").asText().toUpperCase(Locale.ROOT)),
                row.path("share").asDouble(),
                row.path("shown").asInt(),
                row.path("taken").asInt());
    }
}
