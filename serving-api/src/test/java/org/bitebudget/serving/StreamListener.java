package org.bitebudget.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what the stream tells. */
final class StreamListener implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder unfinished = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        unfinished.append(text);
        if (last) {
            messages.add(unfinished.toString());
            unfinished.setLength(0);
        }
        socket.request(1);
        return null;
    }

    /** The next message. */
    JsonNode next() throws Exception {
        String text = messages.poll(30, TimeUnit.SECONDS);
        assertThat(text).as("a message on the stream").isNotNull();
        return JSON.readTree(text);
    }

    /** Whether everything heard has been taken. */
    boolean heardNothing() {
        return messages.isEmpty();
    }
}
