package org.bitebudget.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.ets.Ets;
import org.junit.jupiter.api.Test;

class DynamicRegressionTest {
    private static final int FIRST = 20_000;
    private static final int KNOWN = 140;
    private static final int HORIZON = 14;

    private final double[][] rows = rows(1);
    private final Regressors regressors = (step, ahead) -> rows[step - FIRST];

    @Test
    void aClearEffectIsFoundAndOneThatIsNoneIsNot() {
        double[] y = series(2.5, 2);

        double[] effects = RegressorEffects.of(Arrays.copyOf(y, KNOWN), 7, rows);

        assertThat(effects[0]).isCloseTo(2.5, within(0.3));
        assertThat(effects[1]).isZero();
    }

    @Test
    void itIsRightAboutTheDaysAheadWhereTheRegressorsAreKnown() {
        double[] y = series(2.5, 3);
        Series known = Series.of(Arrays.copyOf(y, KNOWN), 7);

        double with = error(new DynamicRegression(Ets.closedForm(), regressors, FIRST).fit(known), y);
        double without = error(Ets.closedForm().fit(known), y);

        assertThat(with).isLessThan(0.5 * without);
    }

    @Test
    void withoutAClearEffectTheOtherMethodAnswersAlone() {
        // Given a hundred series that the regressors have no part in
        int[] seeds = IntStream.range(100, 200).toArray();

        long moved = Arrays.stream(seeds)
                .mapToObj(seed -> Series.of(Arrays.copyOf(series(0, seed), KNOWN), 7))
                .filter(series -> new DynamicRegression(SimpleMethod.SEASONAL_NAIVE, regressors, FIRST).fit(series)
                        instanceof DynamicRegressionModel)
                .count();

        // Then chance makes at most a few of them look moved
        assertThat(moved).isLessThanOrEqualTo(3);
    }

    @Test
    void aWalkThatWandersLikeTheWeatherIsNotTakenForItsEffect() {
        // Given regressors and series that both wander, apart from each other
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[][] wandering = wandering(new Random(1000 + seed));
            double[] y = Arrays.stream(wandering(new Random(2000 + seed)))
                    .mapToDouble(row -> row[0])
                    .toArray();
            found += Arrays.stream(RegressorEffects.of(y, 1, wandering)).anyMatch(effect -> effect != 0) ? 1 : 0;
        }

        assertThat(found).isLessThanOrEqualTo(5);
    }

    @Test
    void goesOnFromItsStateAsIfNothingHadHappened() {
        double[] y = series(2.5, 4);
        FittedModel model = new DynamicRegression(Ets.closedForm(), regressors, FIRST)
                .fit(Series.of(Arrays.copyOf(y, KNOWN - 1), 7));

        FittedModel restored = DynamicRegressionModel.of(model.state(), regressors);

        assertThat(restored.update(y[KNOWN - 1]).forecast(HORIZON, Coverage.STANDARD))
                .isEqualTo(model.update(y[KNOWN - 1]).forecast(HORIZON, Coverage.STANDARD));
    }

    @Test
    void aSeriesThatIsTooShortOrHasGapsIsLeftToTheOtherMethod() {
        double[] y = series(2.5, 5);
        y[50] = Double.NaN;

        assertThat(RegressorEffects.of(Arrays.copyOf(y, 20), 7, rows)).containsOnly(0);
        assertThat(RegressorEffects.of(Arrays.copyOf(y, KNOWN), 7, rows)).containsOnly(0);
        assertThat(RegressorEffects.of(new double[] {}, 7, new double[][] {})).isEmpty();
    }

    private static double error(FittedModel model, double[] y) {
        Forecast forecast = model.forecast(HORIZON, Coverage.NONE);
        return IntStream.range(0, HORIZON)
                .mapToDouble(h -> Math.abs(y[KNOWN + h] - forecast.means()[h]))
                .sum();
    }

    /** A week, noise, and the first regressor times its effect. */
    private double[] series(double effect, int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, KNOWN + HORIZON)
                .mapToDouble(t -> 40 + t % 7 + random.nextGaussian() + effect * rows[t][0])
                .toArray();
    }

    private static double[][] rows(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, KNOWN + HORIZON)
                .mapToObj(t -> new double[] {3 * random.nextGaussian(), random.nextGaussian()})
                .toArray(double[][]::new);
    }

    private static double[][] wandering(Random random) {
        double[][] rows = new double[KNOWN][1];
        for (int t = 1; t < KNOWN; t++) {
            rows[t][0] = 0.9 * rows[t - 1][0] + random.nextGaussian();
        }
        return rows;
    }
}
