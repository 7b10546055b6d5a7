package org.bitebudget.serving.api;

import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bitebudget.platform.token.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the stream. One that doesn't read is sent away rather than remembered without end: it can fetch what it missed.
 * What waits is counted here, since the socket's own queue calls itself full after a few messages from another thread.
 */
final class StreamClient {

    private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
    private static final long MOST_WAITING = 1 << 20;
    private static final short TRY_AGAIN_LATER = 1013;

    private final ServerWebSocket socket;
    private final Principal principal;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicBoolean sentAway = new AtomicBoolean();

    /** @param principal whom the socket belongs to */
    StreamClient(ServerWebSocket socket, Principal principal) {
        this.socket = socket;
        this.principal = principal;
    }

    ServerWebSocket socket() {
        return socket;
    }

    Principal principal() {
        return principal;
    }

    /** Sends a message as soon as the socket takes it; from any thread, never blocking. */
    void send(String text) {
        if (socket.isClosed() || sentAway.get()) {
            return;
        }
        if (waiting.addAndGet(text.length()) > MOST_WAITING) {
            sendAway();
            return;
        }
        socket.writeTextMessage(text).onComplete(written -> waiting.addAndGet(-text.length()));
    }

    private void sendAway() {
        if (sentAway.compareAndSet(false, true)) {
            LOG.info("event=stream-client-too-slow");
            socket.close(TRY_AGAIN_LATER, "fetch what you missed and come back");
        }
    }
}
