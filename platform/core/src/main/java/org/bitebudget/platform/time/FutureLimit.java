package org.bitebudget.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far ahead of the clock an event may lie: time zones and skewed clocks are let through, typing errors are not. */
public final class FutureLimit {

    /** More than this ahead is refused. */
    public static final Duration ALLOWED = Duration.ofHours(24);

    private final Clock clock;

    /** @param clock tells what is now */
    public FutureLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether the instant lies more than 24 hours ahead. */
    public boolean exceededBy(Instant occurredAt) {
        return occurredAt.isAfter(clock.instant().plus(ALLOWED));
    }
}
