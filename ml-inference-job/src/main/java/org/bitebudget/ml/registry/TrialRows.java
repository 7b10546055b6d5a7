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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bitebudget.platform.flink.JobSettings;

/** What ClickHouse knows of trials. */
final class TrialRows {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;

    private TrialRows() {}

    /**
     * The answer to a query that formats as JSONEachRow.
     *
     * @param parameters of the query, by name
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    static List<JsonNode> read(JobSettings settings, String query, Map<String, String> parameters)
            throws IOException, InterruptedException {
        String named = parameters.entrySet().stream()
                .map(parameter -> "param_" + parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.clickHouse() + "/" + named))
                .timeout(PATIENCE)
                .header("X-ClickHouse-User", settings.clickHouseUser())
                .POST(HttpRequest.BodyPublishers.ofString(query));
        settings.clickHousePassword().ifPresent(password -> request.header("X-ClickHouse-Key", password.value()));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("ClickHouse at " + settings.clickHouse() + " refuses: "
                    + answer.body().strip());
        }
        return answer.body().lines().map(TrialRows::row).toList();
    }

    private static JsonNode row(String line) {
        try {
            return ArtefactFiles.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("ClickHouse answers what can't be read: " + line, e);
        }
    }
}
