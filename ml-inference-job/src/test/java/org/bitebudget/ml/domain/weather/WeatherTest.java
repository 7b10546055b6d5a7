package org.bitebudget.ml.domain.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bitebudget.ml.domain.weather.Weather.Day;
import org.junit.jupiter.api.Test;

class WeatherTest {
    private static final int TODAY = 20_000;

    private final Weather weather = new Weather();

    @Test
    void aDayDepartsFromWhatIsUsualAtItsTimeOfYear() {
        // Given two years with a season of twenty degrees and no rain, and a hot wet day
        for (int day = TODAY - 730; day <= TODAY; day++) {
            tell(day, 15 + 10 * Math.sin(2 * Math.PI * day / 365.2425), 0, 1);
        }
        double usual = 15 + 10 * Math.sin(2 * Math.PI * (TODAY - 100) / 365.2425);
        tell(TODAY - 100, usual + 8, Math.E - 1, 2);

        assertThat(weather.departure(TODAY - 100, 1)[0]).isCloseTo(8, within(0.5));
        assertThat(weather.departure(TODAY - 100, 1)[1]).isCloseTo(1, within(0.05));
        assertThat(weather.departure(TODAY - 200, 1)[0]).isCloseTo(0, within(0.5));
        // and its week by a seventh of that
        assertThat(weather.departure(TODAY - 103, 7)[0]).isCloseTo(8.0 / 7, within(0.3));
    }

    @Test
    void whatIsNotKnownIsAsUsualAndSoIsEverythingWhereLittleIsKnown() {
        IntStream.range(0, 9).forEach(day -> tell(TODAY + day, day, day, 1));
        assertThat(weather.departure(TODAY + 8, 1)).containsOnly(0);

        tell(TODAY + 9, 9, 9, 1);

        assertThat(weather.departure(TODAY + 8, 1)[0]).isEqualTo(3.5);
        assertThat(weather.departure(TODAY + 20, 1)).containsOnly(0);
        assertThat(weather.daysKnownAfter(TODAY + 5)).isEqualTo(4);
        assertThat(weather.daysKnownAfter(TODAY + 20)).isZero();
    }

    @Test
    void theHighestRevisionOfADayHolds() {
        assertThat(tell(TODAY, 10, 0, 1)).isTrue();
        assertThat(tell(TODAY, 10, 0, 1)).isFalse();
        assertThat(tell(TODAY, 12, 0, 3)).isTrue();
        assertThat(tell(TODAY, 11, 0, 2)).isFalse();

        assertThat(weather.days()).containsExactly(new Day(TODAY, 12, 0, 3));
    }

    @Test
    void threeYearsAreKeptInWhateverOrderTheyCome() {
        IntStream.range(0, 2000).forEach(i -> tell(TODAY - (i * 7) % 2000, 1, 0, 1));

        assertThat(weather.days()).hasSize(Weather.DAYS_KEPT);
        assertThat(weather.days().iterator().next().day()).isEqualTo(TODAY - Weather.DAYS_KEPT + 1);
        assertThat(tell(TODAY - Weather.DAYS_KEPT, 1, 0, 9)).isFalse();
    }

    private boolean tell(int day, double temperature, double precipitation, long revision) {
        return weather.put(new Day(day, temperature, precipitation, revision));
    }
}
