package org.bitebudget.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {

    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");

    @Test
    void upTo24HoursAheadIsLetThrough() {
        FutureLimit limit = new FutureLimit(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(limit.exceededBy(NOW.plus(Duration.ofHours(24)))).isFalse();
        assertThat(limit.exceededBy(NOW.plus(Duration.ofHours(24)).plusNanos(1000)))
                .isTrue();
        assertThat(limit.exceededBy(Instant.EPOCH)).isFalse();
    }

    @Test
    void aMonthIsYearAndMonth() {
        assertThat(Months.parse("2026-02")).contains(YearMonth.of(2026, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "2026-00", "2026-2", "26-02", "+12026-02", "2026-02-01", "2026-02\n"})
    void anythingElseIsNoMonth(String text) {
        assertThat(Months.parse(text)).isEmpty();
        assertThat(Months.parse(null)).isEmpty();
    }
}
