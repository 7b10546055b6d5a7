package org.bitebudget.gateway.connector;

import java.time.Duration;
import java.util.Optional;

/** Why a page could not be had. Its message never holds an address with its query, or a header. */
final class FetchFault extends RuntimeException {

    private final Kind kind;
    private final Duration retryAfter;

    /** What may be done about it. */
    enum Kind {
        /** The store asks to come back later; not a failure of the store. */
        THROTTLED,
        /** Another try may help. */
        PASSING,
        /** Another try would not help. */
        LASTING
    }

    private FetchFault(Kind kind, String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** The store asks to come back later. */
    static FetchFault throttled(String message, Optional<Duration> retryAfter) {
        return new FetchFault(Kind.THROTTLED, message, retryAfter.orElse(null), null);
    }

    /** Another try may help, as it may with an answer that cannot be read: it may have been cut off. */
    static FetchFault passing(String message) {
        return new FetchFault(Kind.PASSING, message, null, null);
    }

    /** Another try would not help. */
    static FetchFault lasting(String message) {
        return new FetchFault(Kind.LASTING, message, null, null);
    }

    /** Nothing is asked for until then. */
    static FetchFault closed(String message, Duration retryAfter) {
        return new FetchFault(Kind.LASTING, message, retryAfter, null);
    }

    Kind kind() {
        return kind;
    }

    /** When to come back, if that is known. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
