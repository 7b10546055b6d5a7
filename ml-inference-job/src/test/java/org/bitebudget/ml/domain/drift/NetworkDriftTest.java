package org.bitebudget.ml.domain.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitebudget.ml.domain.drift.NetworkDrift.DayError;
import org.junit.jupiter.api.Test;

class NetworkDriftTest {
    private static final int YEAR = 365;

    @Test
    void errorsThatStayAsTheyAreAreNoDrift() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Drift drift = NetworkDrift.of(days(YEAR, 1, 100, day -> 2 * Math.exp(0.25 * random.nextGaussian())));

            assertThat(drift.since()).as("seed %d", seed).isEmpty();
            assertThat(drift.compared()).isEqualTo(YEAR - Drift.REFERENCE);
        }
    }

    @Test
    void errorsThatDoubleAreADriftWithinWeeks() {
        int soon = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Drift drift = NetworkDrift.of(
                    days(YEAR, 1, 100, day -> (day < 100 ? 2 : 4) * Math.exp(0.25 * random.nextGaussian())));

            assertThat(drift.since()).as("seed %d", seed).isPresent();
            assertThat(drift.since().getAsInt()).as("seed %d", seed).isGreaterThanOrEqualTo(106);
            soon += drift.since().getAsInt() < 160 ? 1 : 0;
        }
        // where the first days were wild by chance it takes longer
        assertThat(soon).isGreaterThan(190);
    }

    @Test
    void errorsThatTripleAreADriftWithinAWeek() {
        assertThat(NetworkDrift.of(days(120, 1, 100, day -> day < 100 ? 1 : 3)).since())
                .hasValue(106);
    }

    @Test
    void oneWildDayIsNone() {
        Drift drift = NetworkDrift.of(days(YEAR, 1, 100, day -> day == 100 ? 1000 : 1));

        assertThat(drift.since()).isEmpty();
    }

    @Test
    void whatIsFartherAheadIsHeldAgainstItsLike() {
        // Given forecasts of one day ahead, and later ones of fourteen days too, which are always three times as wrong
        List<DayError> near = days(YEAR, 1, 100, day -> 1);
        List<DayError> far = days(YEAR, 14, 100, day -> 3).subList(100, YEAR);

        Drift drift = NetworkDrift.of(Stream.concat(far.stream(), near.stream()).toList());

        assertThat(drift.since()).isEmpty();
        assertThat(drift.ratio()).isCloseTo(1, within(1e-9));
    }

    @Test
    void daysOfFewForecastsSayNothing() {
        Drift drift = NetworkDrift.of(days(YEAR, 1, NetworkDrift.FEWEST - 1, day -> day));

        assertThat(drift.compared()).isZero();
        assertThat(drift.since()).isEmpty();
    }

    @Test
    void aNetworkThatWasNeverWrongHasNothingToBeHeldAgainst() {
        Drift drift = NetworkDrift.of(days(30, 1, 100, day -> day < 20 ? 0 : 1));

        assertThat(drift.compared()).isZero();
    }

    private static List<DayError> days(int count, int horizon, int forecasts, IntToDoubleFunction error) {
        return IntStream.range(0, count)
                .mapToObj(day -> new DayError(day, horizon, error.applyAsDouble(day), forecasts))
                .toList();
    }
}
