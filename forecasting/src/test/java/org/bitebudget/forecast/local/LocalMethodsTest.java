package org.bitebudget.forecast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.online.TsbModel;
import org.bitebudget.forecast.theta.Theta;
import org.junit.jupiter.api.Test;

class LocalMethodsTest {

    @Test
    void aClassicalDecompositionTakesOutTheWholeSeasonAndPutsItBack() {
        double[] factors = {0.5, 1.5, 1.2, 0.8};
        double[] y =
                IntStream.range(0, 40).mapToDouble(t -> 100 * factors[t % 4]).toArray();

        SeasonalAdjustment adjustment = SeasonalAdjustment.of(y, 4);

        assertThat(adjustment.ratios()).isTrue();
        assertThat(adjustment.adjusted().copy()).containsOnly(new double[] {100}, within(1e-9));
        assertThat(adjustment.restored(new double[] {100, 100})).containsExactly(new double[] {50, 150}, within(1e-9));
    }

    @Test
    void withoutASeasonNothingIsTakenOut() {
        double[] line = IntStream.range(0, 40).mapToDouble(t -> t * t % 13).toArray();
        assertThat(SeasonalAdjustment.of(line, 4).factors().size()).isZero();
        assertThat(SeasonalAdjustment.of(new double[] {1, 2, 3}, 4).adjusted().copy())
                .containsExactly(1, 2, 3);
    }

    @Test
    void thetaGoesOnWithHalfTheSlopeOfALine() {
        double[] line = IntStream.range(0, 30).mapToDouble(t -> 5 + 2 * t).toArray();
        double[] forecast = Theta.standard(line, 5);
        for (int h = 1; h < 5; h++) {
            assertThat(forecast[h] - forecast[h - 1]).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aDampedTrendFades() {
        double[] rising = IntStream.range(0, 60).mapToDouble(t -> 10 + 3 * t).toArray();
        double[] forecast = DampedTrend.forecast(rising, 20);
        assertThat(forecast[0]).isCloseTo(190, within(3.0));
        assertThat(forecast[19] - forecast[18]).isBetween(0.0, forecast[1] - forecast[0]);
    }

    /** Every fourth step six pieces: 1.5 a step, less half of the smoothing parameter by the correction. */
    @Test
    void crostonFindsTheRateOfDemand() {
        double[] demand =
                IntStream.range(0, 40).mapToDouble(t -> t % 4 == 3 ? 6 : 0).toArray();
        assertThat(Intermittent.croston(demand, 3)).containsOnly(new double[] {0.95 * 1.5}, within(1e-9));
    }

    @Test
    void demandThatStoppedFades() {
        double[] demand =
                IntStream.range(0, 80).mapToDouble(t -> t < 40 ? 4 : 0).toArray();
        assertThat(tsb(demand)).isLessThan(0.1);
        assertThat(Intermittent.croston(new double[10], 2)).containsOnly(0);
        assertThat(tsb(new double[10])).isZero();
    }

    private static double tsb(double[] demand) {
        return TsbModel.method()
                .fit(Series.of(demand, 1))
                .forecast(1, Coverage.NONE)
                .means()[0];
    }
}
