package org.bitebudget.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SPACING = Duration.ofSeconds(2);

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Pace pace = new Pace(nanos::get);

    @Test
    void requestsToAHostAreKeptApart() {
        assertThat(pace.turn("a.example", SPACING)).isZero();
        assertThat(pace.turn("a.example", SPACING)).isEqualTo(SPACING);
        assertThat(pace.turn("a.example", Duration.ofSeconds(1))).isEqualTo(SPACING.multipliedBy(2));
        assertThat(pace.turn("a.example", SPACING)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aHostWaitsForItselfAlone() {
        pace.turn("a.example", SPACING);

        assertThat(pace.turn("b.example", SPACING)).isZero();
    }

    @Test
    void timeThatPassesCountsAndUnusedTurnsAreNotSavedUp() {
        pace.turn("a.example", SPACING);
        nanos.addAndGet(Duration.ofMillis(1500).toNanos());
        assertThat(pace.turn("a.example", SPACING)).isEqualTo(Duration.ofMillis(500));

        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(pace.turn("a.example", SPACING)).isZero();
        assertThat(pace.turn("a.example", SPACING)).isEqualTo(SPACING);
    }
}
