package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.domain.experiment.MatchedError;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Errors of two versions of a model on the same series, origins and horizons, from {@code ml_model_metrics} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record MatchedErrors(JobSettings settings) {
    private static final String QUERY = """
        SELECT series_id, toInt32(origin) AS day, horizon, champion.error AS champion, challenger.error AS challenger
        FROM (SELECT series_id, origin, horizon, error FROM bitebudget.ml_model_metrics FINAL
              WHERE model = {model:String} AND metric = {metric:String} AND model_version = {champion:String}
                AND origin >= {since:Date32}) AS champion
        INNER JOIN (SELECT series_id, origin, horizon, error FROM bitebudget.ml_model_metrics FINAL
              WHERE model = {model:String} AND metric = {metric:String} AND model_version = {challenger:String}
                AND origin >= {since:Date32}) AS challenger
        USING (series_id, origin, horizon)
        ORDER BY series_id, day, horizon
        FORMAT JSONEachRow
        """;

    /** Absolute error in units of what a day's change of the series usually is, alike for all models of a series. */
    public static final String METRIC = "ASE";

    /**
     * Reads them.
     *
     * @param champion a version
     * @param challenger another one
     * @param since first day of origin
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    public List<MatchedError> read(ModelKind kind, String champion, String challenger, LocalDate since)
            throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of(
                "model", kind.label(),
                "metric", METRIC,
                "champion", champion,
                "challenger", challenger,
                "since", since.toString());
        return ClickHouseRows.read(settings, QUERY, parameters, MatchedErrors::error);
    }

    private static MatchedError error(JsonNode row) {
        return new MatchedError(
                row.path("series_id").asText(),
                row.path("day").asLong(),
                row.path("horizon").asInt(),
                row.path("champion").asDouble(),
                row.path("challenger").asDouble());
    }
}
