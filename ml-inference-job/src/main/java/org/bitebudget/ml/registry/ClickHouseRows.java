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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.platform.flink.JobSettings;

/** What ClickHouse answers. */
final class ClickHouseRows {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int OK = 200;

    private ClickHouseRows() {}

    /**
     * The answer to a query that formats as JSONEachRow, row by row: no more is held than what is made of the rows.
     *
     * @param parameters of the query, by name
     * @param view what is made of a row
     * @throws IOException if ClickHouse doesn't answer, or refuses; the message says which
     */
    static <T> List<T> read(
            JobSettings settings, String query, Map<String, String> parameters, Function<JsonNode, T> view)
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
        HttpResponse<Stream<String>> answer;
        try {
            answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new IOException("ClickHouse at " + settings.clickHouse() + " doesn't answer", e);
        }
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException("ClickHouse at " + settings.clickHouse() + " refuses: "
                        + lines.collect(Collectors.joining("\n")).strip());
            }
            return lines.map(line -> view.apply(row(line))).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "ClickHouse at " + settings.clickHouse() + " answers what can't be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode row(String line) {
        try {
            return ArtefactFiles.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
