package org.bitebudget.stack.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bitebudget.stack.api.Api;

/** What the serving API tells a household over its WebSocket. */
final class Messages implements WebSocket.Listener, AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();
    private final WebSocket socket;

    Messages(Api api) {
        URI address =
                URI.create(api.serving().resolve("/api/v1/stream").toString().replaceFirst("^http", "ws"));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.token())
                .buildAsync(address, this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        unfinished.append(text);
        if (last) {
            received.add(parsed(unfinished.toString()));
            unfinished.setLength(0);
        }
        from.request(1);
        return null;
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data of all messages of a type so far, oldest first. */
    List<JsonNode> ofType(String type) {
        return received.stream()
                .filter(message -> message.path("type").asText().equals(type))
                .map(message -> message.path("data"))
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
