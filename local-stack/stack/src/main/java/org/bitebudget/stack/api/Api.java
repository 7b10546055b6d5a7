package org.bitebudget.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.OwnToken;
import org.bitebudget.stack.StackPlan;
import org.bitebudget.stack.home.StackHome;

/**
 * The API of one running stack.
 *
 * @param gateway address of the ingest gateway
 * @param serving address of the serving API
 * @param token bearer token
 */
public record Api(URI gateway, URI serving, String token) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * The stack of the environment: {@code BITEBUDGET_GATEWAY_URL}, {@code BITEBUDGET_SERVING_URL} and {@code BITEBUDGET_TOKEN}, else
     * the local one and its own token.
     */
    public static Api ofEnvironment(Map<String, String> environment) {
        StackHome home = StackHome.of(environment);
        StackPlan plan = StackPlan.ofLastStart(home);
        String token = environment.get("BITEBUDGET_TOKEN");
        return new Api(
                address(environment, "BITEBUDGET_GATEWAY_URL", plan.gatewayUrl()),
                address(environment, "BITEBUDGET_SERVING_URL", plan.servingUrl()),
                token == null ? new OwnToken(home).read() : token);
    }

    private static URI address(Map<String, String> environment, String variable, URI otherwise) {
        String text = environment.get(variable);
        return text == null || text.isBlank() ? otherwise : URI.create(text);
    }

    /** Reads from the serving API. */
    public Answer get(String path) {
        return send("the serving API at " + serving, request(serving, path).GET());
    }

    /** Posts to the gateway. */
    public Answer post(String path, Map<String, String> headers, BodyPublisher body) {
        return send("POST", path, headers, body);
    }

    /** Sends to the gateway. */
    public Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = request(gateway, path).method(method, body);
        headers.forEach(request::header);
        return send("the ingest gateway at " + gateway, request);
    }

    /** Address of the web page that opens with this token. */
    public URI page() {
        return serving.resolve("/#token=" + token);
    }

    private HttpRequest.Builder request(URI app, String path) {
        return HttpRequest.newBuilder(app.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private static Answer send(String app, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = isJson(answer) ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            return new Answer(answer.statusCode(), body, Duration.ofSeconds(retryAfter));
        } catch (ConnectException e) {
            throw CommandFailedException.unreachable(app);
        } catch (IOException e) {
            throw new UncheckedIOException(app + " broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + app, e);
        }
    }

    private static boolean isJson(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").contains("json")
                && !answer.body().isBlank();
    }

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param body JSON, empty when there was none
     * @param retryAfter when to try again, of answers that say so; 1 s otherwise
     */
    public record Answer(int status, JsonNode body, Duration retryAfter) {

        /** Whether the app asks to come back later. */
        public boolean comeBackLater() {
            return status == 429 || status == 503;
        }

        /** The reason of a refusal in one line: the problem's detail with its first errors. */
        public String reason() {
            String detail = body.path("detail").asText(body.path("title").asText(""));
            StringBuilder text =
                    new StringBuilder("HTTP " + status + " " + body.path("code").asText() + " " + detail);
            body.path("errors").forEach(error -> text.append("; ")
                    .append(error.path("pointer").asText())
                    .append(' ')
                    .append(error.path("reason").asText()));
            return text.toString();
        }
    }
}
