package org.bitebudget.serving.domain.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChancesTest {
    private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 22);
    private static final Chances CHANCES = new Chances(ORIGIN, Map.of(2, 0.75, 4, 0.84));

    @Test
    void daysBetweenAreEquallyLikely() {
        assertThat(between(0, 2)).isCloseTo(0.75, within(1e-12));
        assertThat(between(0, 4)).isCloseTo(0.84, within(1e-12));
        // half of the price's two days are survived with a chance of √¼, the next two with .64 of those
        assertThat(between(0, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(between(0, 3)).isCloseTo(1 - 0.25 * 0.8, within(1e-12));
    }

    @Test
    void whatHasNotHappenedUntilTodayCounts() {
        assertThat(between(1, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(between(2, 4)).isCloseTo(0.36, within(1e-12));
        // a forecast of tomorrow's origin, as a clock of another zone may see it, is one of today's
        assertThat(between(-1, 2)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void whatIsCertainIsNoFault() {
        assertThat(new Chances(ORIGIN, Map.of(7, 1.0)).between(ORIGIN, ORIGIN.plusDays(7)))
                .hasValueCloseTo(1.0, within(1e-6));
    }

    @Test
    void furtherThanWhatIsKnownNothingIs() {
        assertThat(CHANCES.between(ORIGIN, ORIGIN.plusDays(5))).isEmpty();
        assertThat(Chances.UNKNOWN.between(ORIGIN, ORIGIN.plusDays(1))).isEmpty();
    }

    private static double between(int today, int day) {
        return CHANCES.between(ORIGIN.plusDays(today), ORIGIN.plusDays(day)).orElseThrow();
    }
}
