package org.bitebudget.platform.trace;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace a request or record belongs to, as W3C Trace Context carries it.
 *
 * @param traceId 32 lower-case hex digits, not all zero
 * @param spanId 16 lower-case hex digits, not all zero
 * @param flags 2 lower-case hex digits, {@code 01} for sampled
 */
public record TraceContext(String traceId, String spanId, String flags) {

    /** Name of the HTTP header and of the record header. */
    public static final String HEADER = "traceparent";

    // version 00 only: a later version may be longer, and is then read by its first four fields
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Reads a {@code traceparent}; nothing if it is missing or of another form. */
    public static Optional<TraceContext> parse(String traceparent) {
        if (traceparent == null || traceparent.length() > 512) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(traceparent);
        if (!matcher.matches()
                || matcher.group(1).equals(NO_TRACE)
                || matcher.group(2).equals(NO_SPAN)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    /** Starts a trace of its own. */
    public static TraceContext start() {
        return new TraceContext(hex() + hex(), hex(), "01");
    }

    /** The same trace, one step on. */
    public TraceContext next() {
        return new TraceContext(traceId, hex(), flags);
    }

    /** As a header's value. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex() {
        // ids only need to differ, not to be secret; zero would mean "none"
        long bits = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return String.format("%016x", bits);
    }
}
