package org.bitebudget.price.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTimeTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T19:59:59Z, ",
        "2026-05-01T20:00:00Z, 2026-05-02T05:00:00Z",
        "2026-05-02T04:59:59Z, 2026-05-02T05:00:00Z",
        "2026-05-02T05:00:00Z, ",
    })
    void aNightGoesOverMidnightInTheHouseholdsZone(Instant moment, Instant end) {
        assertThat(new QuietTime(22 * 60, 7 * 60, MADRID).endAfter(moment).orElse(null))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // the clock goes from 2:00 to 3:00: there is no 2:30
        "2026-03-29T00:50:00Z, 2026-03-29T01:30:00Z",
        // from 3:00 back to 2:00: 2:30 comes twice, and after the first the second ends it
        "2026-10-25T00:20:00Z, 2026-10-25T00:30:00Z",
        "2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
    })
    void itEndsOnDaysWhenTheClocksChange(Instant moment, Instant end) {
        assertThat(new QuietTime(60, 150, MADRID).endAfter(moment)).contains(end);
    }

    @Test
    void itIsAPartOfADay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietTime(60, 60, MADRID));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietTime(-1, 60, MADRID));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietTime(0, 1440, MADRID));
    }
}
