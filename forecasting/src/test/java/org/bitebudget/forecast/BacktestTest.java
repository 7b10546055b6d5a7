package org.bitebudget.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Series RISING = Series.of(new double[] {1, 2, 4, 5, 8, 10}, 1);

    @Test
    void forecastsOnlyFromWhatWasKnownThen() {
        // Given three origins, one step apart, each two steps ahead
        Backtest plan = new Backtest(2, 3, 1);

        // When the naive method is tried
        List<Backtest.Comparison> runs = plan.run(SimpleMethod.NAIVE, RISING);

        // Then each forecast repeats the value before its origin
        assertThat(runs)
                .containsExactly(
                        new Backtest.Comparison(2, List.of(2.0, 2.0), List.of(4.0, 5.0)),
                        new Backtest.Comparison(3, List.of(4.0, 4.0), List.of(5.0, 8.0)),
                        new Backtest.Comparison(4, List.of(5.0, 5.0), List.of(8.0, 10.0)));
    }

    @Test
    void errorsAreThoseComputedByHand() {
        // Given one comparison: 4 forecast for 5 and for 8, after a sample whose mean change is 1.5
        Backtest plan = new Backtest(2, 1, 1);
        Series series = Series.of(new double[] {1, 2, 4, 5, 8}, 1);

        // When its errors are taken
        ForecastErrors errors = plan.errors(plan.run(SimpleMethod.NAIVE, series), series);

        // Then they are (1 + 4)/2, that over 1.5, the symmetric and the plain percentages, and the root of 17/2
        assertThat(errors.mae()).isEqualTo(2.5);
        assertThat(errors.mase()).isCloseTo(2.5 / 1.5, within(1e-12));
        assertThat(errors.smape()).isCloseTo((200 * 1 / 9.0 + 200 * 4 / 12.0) / 2, within(1e-12));
        assertThat(errors.mape()).isCloseTo((20 + 50) / 2.0, within(1e-12));
        assertThat(errors.rmse()).isCloseTo(Math.sqrt(8.5), within(1e-12));
        assertThat(errors.compared()).isEqualTo(2);
    }

    @Test
    void zerosAndGapsDontDivide() {
        // Given a sample of zeros and a gap among what is compared
        Series series = Series.of(new double[] {0, 0, 0, Double.NaN, 0}, 1);
        Backtest plan = new Backtest(2, 1, 1);

        ForecastErrors errors = plan.errors(plan.run(SimpleMethod.NAIVE, series), series);

        assertThat(errors.compared()).isEqualTo(1);
        assertThat(errors.smape()).isZero();
        assertThat(errors.mase()).isNaN();
        assertThat(errors.mape()).isNaN();
    }

    @Test
    void weightsFallWithTheSquareOfTheError() {
        assertThat(ErrorWeights.of(new double[] {1, 1.25, 2, Double.NaN}))
                .containsExactly(new double[] {1 / 1.64, 0.64 / 1.64, 0, 0}, within(1e-12));
        assertThat(ErrorWeights.of(new double[] {0, 0, 3})).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void whereTheFirstModelIsBelievedOnlyThoseThatAreLessWrongHaveASay() {
        assertThat(ErrorWeights.ofBetterThanFirst(new double[] {2, 2, 1.6, 3, Double.NaN}))
                .containsExactly(new double[] {0.64 / 1.64, 0, 1 / 1.64, 0, 0}, within(1e-12));
        assertThat(ErrorWeights.ofBetterThanFirst(new double[] {0, 0})).containsExactly(1, 0);
        assertThat(ErrorWeights.ofBetterThanFirst(new double[] {Double.NaN, 1})).containsExactly(0, 1);
    }
}
