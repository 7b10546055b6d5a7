package org.bitebudget.stack.sample;

import java.util.Map;
import java.util.Optional;

/** One ready request to the ingest gateway. */
public final class DemoRequest {

    private final String method;
    private final String path;
    private final String contentType;
    private final Optional<String> idempotencyKey;
    private final byte[] body;

    DemoRequest(String method, String path, String contentType, Optional<String> idempotencyKey, byte[] body) {
        this.method = method;
        this.path = path;
        this.contentType = contentType;
        this.idempotencyKey = idempotencyKey;
        this.body = body.clone();
    }

    /** {@code POST} or {@code PUT}. */
    public String method() {
        return method;
    }

    /** Path and query below the gateway's base URL. */
    public String path() {
        return path;
    }

    /** Content type and, where there is a key, the Idempotency-Key; the token is the caller's to add. */
    public Map<String, String> headers() {
        return idempotencyKey
                .map(key -> Map.of("Content-Type", contentType, "Idempotency-Key", key))
                .orElseGet(() -> Map.of("Content-Type", contentType));
    }

    /** The body, a copy. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length + " bytes)";
    }
}
