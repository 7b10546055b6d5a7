package org.bitebudget.ml.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bitebudget.ml.domain.experiment.MatchedError;
import org.bitebudget.ml.domain.registry.ModelKind;
import org.bitebudget.platform.flink.JobSettings;

/**
 * Errors of two versions of a model on the same series, origins and horizons, from {@code ml_model_metrics} in ClickHouse.
 *
 * @param settings say where ClickHouse is
 */
public record MatchedErrors(JobSettings settings) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;
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
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("model", kind.label());
        parameters.put("metric", METRIC);
        parameters.put("champion", champion);
        parameters.put("challenger", challenger);
        parameters.put("since", since.toString());
        String query = parameters.entrySet().stream()
                .map(parameter -> "param_" + parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.clickHouse() + "/" + query))
                .timeout(PATIENCE)
                .header("X-ClickHouse-User", settings.clickHouseUser())
                .POST(HttpRequest.BodyPublishers.ofString(QUERY));
        settings.clickHousePassword().ifPresent(password -> request.header("X-ClickHouse-Key", password.value()));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("ClickHouse at " + settings.clickHouse() + " refuses: "
                    + answer.body().strip());
        }
        return answer.body().lines().map(MatchedErrors::row).toList();
    }

    private static MatchedError row(String line) {
        try {
            JsonNode row = ArtefactFiles.JSON.readTree(line);
            return new MatchedError(
                    row.path("series_id").asText(),
                    row.path("day").asLong(),
                    row.path("horizon").asInt(),
                    row.path("champion").asDouble(),
                    row.path("challenger").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException("ClickHouse answers what can't be read: " + line, e);
        }
    }
}
