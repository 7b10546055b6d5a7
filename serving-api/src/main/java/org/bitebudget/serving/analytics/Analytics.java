package org.bitebudget.serving.analytics;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks ClickHouse over HTTP, with the queries of {@code infra/clickhouse/queries} and their parameters by name. */
public final class Analytics {

    private static final Logger LOG = LoggerFactory.getLogger(Analytics.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final int OK = 200;

    /** Longer answers go through a file of ClickHouse's before they are sent. */
    private static final int HELD_IN_MEMORY_BYTES = 16 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param clickHouse HTTP address of the server */
    public Analytics(URI clickHouse) {
        this.server = clickHouse;
    }

    /** Whether ClickHouse answers. */
    public boolean answers() {
        return !query("SELECT 1", Map.of(), row -> row.get(0).intValue()).isEmpty();
    }

    /**
     * Runs a query.
     *
     * @param parameters in ClickHouse's text form, by name
     * @param row what a row stands for; its columns in their order
     * @throws ProblemException {@link ErrorCode#DEPENDENCY_UNAVAILABLE} if ClickHouse does not answer
     */
    public <T> List<T> query(String sql, Map<String, String> parameters, Function<JsonNode, T> row) {
        return rows(joined(ask(sql, parameters, "JSONCompactEachRow")), row);
    }

    /** Waits for an answer; throws the problem that it fails with. */
    static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    /** What a query answers in ClickHouse's RowBinary format, without waiting; fails with the problem. */
    CompletableFuture<RowBinary> askForBinary(String sql, Map<String, String> parameters) {
        return ask(sql, parameters, "RowBinary").thenApply(RowBinary::new);
    }

    private CompletableFuture<byte[]> ask(String sql, Map<String, String> parameters, String format) {
        HttpRequest request = HttpRequest.newBuilder(address(parameters, format))
                .timeout(ANSWER_WITHIN)
                .POST(BodyPublishers.ofString(sql))
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray()).handle(Analytics::answered);
    }

    private URI address(Map<String, String> parameters, String format) {
        String named = parameters.entrySet().stream()
                .map(parameter -> "&param_" + parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return server.resolve(
                "/?default_format=" + format + "&wait_end_of_query=1&buffer_size=" + HELD_IN_MEMORY_BYTES + named);
    }

    private static byte[] answered(HttpResponse<byte[]> answer, Throwable failure) {
        if (failure != null || answer.statusCode() != OK) {
            String reason = failure != null ? failure.getMessage() : new String(answer.body(), StandardCharsets.UTF_8);
            LOG.warn("event=clickhouse-unavailable reason=\"{}\"", reason);
            throw ProblemException.retryable(
                    ErrorCode.DEPENDENCY_UNAVAILABLE, "the analytical store does not answer", TRY_AGAIN_AFTER);
        }
        return answer.body();
    }

    private static <T> List<T> rows(byte[] json, Function<JsonNode, T> row) {
        try (JsonParser rows = JSON.createParser(json)) {
            List<T> read = new ArrayList<>();
            while (rows.nextToken() != null) {
                read.add(row.apply(JSON.readTree(rows)));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("ClickHouse answered what is no JSON", e);
        }
    }
}
