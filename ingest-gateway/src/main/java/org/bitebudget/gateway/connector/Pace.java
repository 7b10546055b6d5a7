package org.bitebudget.gateway.connector;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps requests to a host apart, whichever connectors they are of. */
final class Pace {

    private final LongSupplier nanos;
    private final Map<String, Long> freeFrom = new HashMap<>();

    /** @param nanos a clock that only goes on, such as {@link System#nanoTime} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes the next turn at a host; how long to wait for it. The turn after it comes {@code spacing} later. */
    synchronized Duration turn(String host, Duration spacing) {
        long now = nanos.getAsLong();
        long mine = Math.max(now, freeFrom.getOrDefault(host, now));
        freeFrom.put(host, mine + spacing.toNanos());
        return Duration.ofNanos(mine - now);
    }
}
