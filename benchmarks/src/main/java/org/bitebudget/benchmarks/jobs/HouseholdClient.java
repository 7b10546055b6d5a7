package org.bitebudget.benchmarks.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.platform.token.TokenIssuer;
import org.bitebudget.platform.token.TokenSecret;

/** The serving API as one household's app uses it. */
public final class HouseholdClient implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int port;
    private final String token;
    private WebSocket socket;

    /**
     * @param port where the API listens
     * @param tokenSecret what signs its tokens
     */
    public HouseholdClient(int port, Path tokenSecret, String household) throws IOException {
        this.port = port;
        this.token = new TokenIssuer(TokenSecret.loadOrCreate(tokenSecret), Clock.systemUTC())
                .issue(new Principal(household, "bench", EnumSet.allOf(Scope.class)), Duration.ofHours(1));
    }

    /** Opens the household's WebSocket; every message goes to the listener. */
    public void listen(Consumer<JsonNode> listener) throws Exception {
        socket = client.newWebSocketBuilder()
                .subprotocols("bitebudget.v1", "bearer." + token)
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/stream"), new Messages(listener))
                .get(20, TimeUnit.SECONDS);
    }

    /** Asks for what lies at a path; completes exceptionally where that isn't answered with 200. */
    public CompletableFuture<JsonNode> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(answer -> {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return parsed(answer.body());
        });
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Messages implements WebSocket.Listener {

        private final Consumer<JsonNode> listener;
        private final StringBuilder message = new StringBuilder();

        Messages(Consumer<JsonNode> listener) {
            this.listener = listener;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                listener.accept(parsed(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
