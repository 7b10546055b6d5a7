package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bitebudget.ml.domain.drift.NetworkDrift.DayError;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.platform.flink.JobSettings;

/**
 * How wrong a network was day by day over all price series that it spoke for, from {@code ml_model_metrics} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record NetworkErrors(JobSettings settings) {
    /** A single series counts as much as five usual changes of so many days at most, lest it speaks for all. */
    private static final String QUERY = """
        SELECT toInt32(origin) + horizon AS day, horizon, avg(least(error, 5 * sqrt(horizon))) AS mean, count() AS forecasts
        FROM bitebudget.ml_model_metrics FINAL
        WHERE model = {model:String} AND metric = {metric:String} AND model_version = {version:String} AND origin >= {since:Date32}
        GROUP BY day, horizon
        ORDER BY day, horizon
        FORMAT JSONEachRow
        """;

    /**
     * Reads them.
     *
     * @param version of the network
     * @param since first day of origin
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    public List<DayError> read(String version, LocalDate since) throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of(
                "model",
                ModelKind.LSTM.label(),
                "metric",
                MatchedErrors.METRIC,
                "version",
                version,
                "since",
                since.toString());
        return ClickHouseRows.read(settings, QUERY, parameters, NetworkErrors::error);
    }

    private static DayError error(JsonNode row) {
        return new DayError(
                row.path("day").asInt(),
                row.path("horizon").asInt(),
                row.path("mean").asDouble(),
                row.path("forecasts").asInt());
    }
}
