package org.bitebudget.forecast.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MstlTest {
    private static final double[] WEEK = {3, -1, 0, 2, -4, 1, -1};

    /** Local lines reproduce a line and local levels a fixed season, so the parts come back as they were put in. */
    @Test
    void aLineAndAFixedSeasonAreTakenApart() {
        double[] y = IntStream.range(0, 70)
                .mapToDouble(t -> 20 + 0.5 * t + WEEK[t % 7])
                .toArray();

        Stl stl = Stl.of(y, 7);

        for (int t = 0; t < 70; t++) {
            assertThat(stl.season()[t]).isCloseTo(WEEK[t % 7], within(0.1));
            assertThat(stl.trend()[t]).isCloseTo(20 + 0.5 * t, within(0.1));
        }
        assertThat(stl.seasonalStrength()).isGreaterThan(0.999);
    }

    /** A weighted mean of neighbours by hand: of 1, 5, 2 around the middle with reach 1 only the middle has weight. */
    @Test
    void loessWeighsByTheTricube() {
        assertThat(new Loess(new double[] {1, 5, 2}, 3, 0).at(1)).isCloseTo(5, within(1e-12));
        // reach 2 for a window of 5 around place 2: distance 1 weighs (1 − 1/8)³
        double w = Math.pow(1 - 1 / 8.0, 3);
        assertThat(new Loess(new double[] {9, 1, 5, 2, 9}, 5, 0).at(2))
                .isCloseTo((5 + w * (1 + 2)) / (1 + 2 * w), within(1e-12));
        // a local line goes on beyond the end
        assertThat(new Loess(new double[] {1, 3, 5, 7}, 3, 1).at(4)).isCloseTo(9, within(1e-9));
    }

    @Test
    void noiseHasNoStrongSeason() {
        double[] noise = new Random(2).doubles(140).toArray();
        assertThat(Stl.of(noise, 7).seasonalStrength()).isLessThan(0.5);
        assertThatThrownBy(() -> Stl.of(new double[13], 7)).hasMessageContaining("two cycles");
    }

    @Test
    void theDayAndTheWeekOfHoursBothGoOn() {
        // Given six weeks of hours with a season of the day and one of the week
        double[] hours = IntStream.range(0, 7 * 168).mapToDouble(MstlTest::hour).toArray();

        // When the last week is forecast from the others
        double[] forecast = Mstl.forecast(Arrays.copyOf(hours, 6 * 168), 24, 168);

        // Then it comes as it does each week
        for (int h = 0; h < 168; h++) {
            assertThat(forecast[h]).isCloseTo(hours[6 * 168 + h], within(1.5));
        }
    }

    @Test
    void withoutASeasonTheTrendGoesOn() {
        assertThat(Mstl.periods(24, 400)).containsExactly(24, 168);
        assertThat(Mstl.periods(24, 200)).containsExactly(24);
        assertThat(Mstl.periods(12, 20)).isEmpty();
        assertThat(Mstl.forecast(new double[] {4, 4, 4}, 12, 2)).containsExactly(4, 4);
    }

    private static double hour(int t) {
        return 100 + 20 * Math.sin(2 * Math.PI * t / 24) + (t / 24 % 7 >= 5 ? -30 : 10);
    }
}
