package org.bitebudget.serving.domain;

import java.time.Duration;
import java.time.Instant;

/** How old prices are at a moment, and which of them hold: a price holds for 14 days after it was last seen (docs/prices.md). */
public final class PriceAge {

    /** How long a price holds that was not seen again. */
    public static final Duration HOLDS = Duration.ofDays(14);

    private final Instant now;
    private final Instant goneIfSeenBy;

    private PriceAge(Instant now) {
        this.now = now;
        this.goneIfSeenBy = now.minus(HOLDS);
    }

    /** Ages as they are at that moment. */
    public static PriceAge at(Instant now) {
        return new PriceAge(now);
    }

    /** Whether a price that was last seen then can still be counted on. */
    public boolean holds(Instant observedAt) {
        return observedAt.isAfter(goneIfSeenBy);
    }

    /** Whole days since a price was seen; 0 for one that is ahead of the clock. */
    public long days(Instant observedAt) {
        return Math.max(0, Duration.between(observedAt, now).toDays());
    }
}
