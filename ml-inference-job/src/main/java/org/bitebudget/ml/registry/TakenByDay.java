package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.domain.drift.RecommenderDrift.DayTaken;
import org.bitebudget.platform.flink.JobSettings;

/**
 * What households took day by day of the lists that a recommender made, from {@code recommendation_outcomes} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record TakenByDay(JobSettings settings) {
    private static final String QUERY = """
        SELECT toInt32(toDate32(at)) AS day, count() AS showings, avg(share) AS mean
        FROM (SELECT min(shown_at) AS at, avg(taken) AS share
              FROM bitebudget.recommendation_outcomes FINAL
              WHERE model_version = {version:String} AND settled = 1
                AND toDate32(shown_at) BETWEEN {from:Date32} AND {to:Date32}
              GROUP BY exposure_id)
        GROUP BY day
        ORDER BY day
        FORMAT JSONEachRow
        """;

    /**
     * Reads it. Lists that no receipt followed don't count.
     *
     * @param version of the recommender
     * @param from first day on which they were shown
     * @param to last day
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    public List<DayTaken> read(String version, LocalDate from, LocalDate to) throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of("version", version, "from", from.toString(), "to", to.toString());
        return ClickHouseRows.read(settings, QUERY, parameters, TakenByDay::day);
    }

    private static DayTaken day(JsonNode row) {
        return new DayTaken(
                row.path("day").asInt(),
                row.path("showings").asInt(),
                row.path("mean").asDouble());
    }
}
