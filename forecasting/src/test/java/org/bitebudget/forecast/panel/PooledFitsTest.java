package org.bitebudget.forecast.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PooledFitsTest {
    private static final int WINDOW = 5;
    private static final int HORIZON = 3;
    private static final int BACK = 20;

    private final List<double[]> series =
            IntStream.range(0, 11).mapToObj(i -> walk(i, 60 + 7 * i)).toList();

    @Test
    void whatIsLearntByTheEndIsWhatAFitThereLearns() {
        // Given a fit before an origin that goes on to the end
        PooledFits.Fit both = fit(series, BACK);

        // When the regression is fitted at each of the two alone
        double[][] earlier = fit(before(BACK), 0).newest().orElseThrow();
        double[][] newest = fit(series, 0).newest().orElseThrow();

        // Then the coefficients are the same
        assertSame(both.earlier().orElseThrow(), earlier);
        assertSame(both.newest().orElseThrow(), newest);
    }

    @Test
    void whatComesAfterTheOriginIsNotLearntBeforeIt() {
        // Given the same series with another ending
        List<double[]> changed = series.stream().map(double[]::clone).toList();
        changed.forEach(values -> Arrays.fill(values, values.length - BACK, values.length, 1e6));

        // Then only what is learnt by the end differs
        assertThat(fit(changed, BACK).earlier().orElseThrow())
                .isDeepEqualTo(fit(series, BACK).earlier().orElseThrow());
        assertThat(fit(changed, BACK).newest().orElseThrow()[0])
                .isNotEqualTo(fit(series, BACK).newest().orElseThrow()[0]);
    }

    @Test
    void tooFewWindowsTeachNothingYet() {
        PooledFits.Fit fit = fit(List.of(walk(1, 30)), BACK);

        assertThat(fit.earlier()).isEmpty();
        assertThat(fit.newest()).isPresent();
    }

    private static PooledFits.Fit fit(List<double[]> series, int back) {
        return new PooledFits(1e-4).fit(Panel.of(series, 1), back, WINDOW, false, HORIZON);
    }

    private List<double[]> before(int back) {
        return series.stream()
                .map(values -> Arrays.copyOf(values, values.length - back))
                .toList();
    }

    private static void assertSame(double[][] coefficients, double[][] expected) {
        for (int h = 0; h < HORIZON; h++) {
            assertThat(coefficients[h]).containsExactly(expected[h], within(1e-9));
        }
    }

    private static double[] walk(int seed, int size) {
        Random random = new Random(seed);
        double[] walk = new double[size];
        for (int t = 1; t < size; t++) {
            walk[t] = walk[t - 1] + random.nextGaussian();
        }
        return walk;
    }
}
