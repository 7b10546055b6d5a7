package org.bitebudget.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request's body as a stream for a worker thread to read while it arrives. No more than about a megabyte waits in memory:
 * a slow reader slows the sender down.
 */
final class BodyStream extends InputStream {

    private static final int PAUSE_ABOVE = 1024 * 1024;
    private static final int RESUME_BELOW = PAUSE_ABOVE / 4;
    private static final long MOST_DISCARDED = 64L * 1024 * 1024;
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Buffer END = Buffer.buffer();
    private static final Buffer GONE = Buffer.buffer();

    private final HttpServerRequest request;
    private final Context context;
    private final BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Promise<Void> discarded = Promise.promise();
    private Buffer current = Buffer.buffer();
    private int next;
    private boolean paused;
    private boolean ended;
    private long discardedBytes = -1;

    private BodyStream(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
    }

    /** Takes the body over; call it on the request's event loop before anything else waits. */
    static BodyStream of(HttpServerRequest request) {
        BodyStream stream = new BodyStream(request, Objects.requireNonNull(Vertx.currentContext(), "no event loop"));
        request.handler(stream::arrive);
        request.endHandler(end -> stream.end(END));
        request.exceptionHandler(failure -> stream.end(GONE));
        return stream;
    }

    private void arrive(Buffer buffer) {
        if (discardedBytes >= 0) {
            discardedBytes += buffer.length();
            if (discardedBytes > MOST_DISCARDED) {
                discarded.tryComplete();
            }
            return;
        }
        arrived.add(buffer);
        if (waiting.addAndGet(buffer.length()) > PAUSE_ABOVE && !paused) {
            paused = true;
            request.pause();
        }
    }

    private void end(Buffer how) {
        ended = true;
        arrived.add(how);
        discarded.tryComplete();
    }

    /**
     * Lets the rest of the body arrive and drops it, so that a refused sender reads the answer instead of a reset connection;
     * completes when it is through, or after 64 MB.
     */
    Future<Void> discard() {
        context.runOnContext(ignored -> {
            discardedBytes = 0;
            if (ended) {
                discarded.tryComplete();
            } else {
                request.resume();
            }
        });
        return discarded.future();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws IOException if the sender went away or fell silent */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (next == current.length()) {
            if (current == END) {
                return -1;
            }
            current = take();
            next = 0;
        }
        int count = Math.min(length, current.length() - next);
        current.getBytes(next, next + count, target, offset);
        next += count;
        return count;
    }

    private Buffer take() throws IOException {
        try {
            Buffer buffer = arrived.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (buffer == null || buffer == GONE) {
                throw new IOException(buffer == null ? "the sender fell silent" : "the sender went away");
            }
            if (waiting.addAndGet(-buffer.length()) < RESUME_BELOW) {
                context.runOnContext(ignored -> resume());
            }
            return buffer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the sender", e);
        }
    }

    private void resume() {
        if (paused) {
            paused = false;
            request.resume();
        }
    }
}
