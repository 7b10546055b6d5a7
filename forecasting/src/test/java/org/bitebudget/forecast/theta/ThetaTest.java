package org.bitebudget.forecast.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThetaTest {
    private static final int SIZE = 40;

    /** Assimakopoulos and Nikolopoulos as written: the straight line and the smoothed line of doubled curvature, averaged. */
    @Test
    void isTheMeanOfTheTwoThetaLines() {
        // Given a wandering series, its least-squares line, and the best smoothing parameter found by trying thousands
        double[] y = wandering();
        double[] line = line(y);
        double alpha = bestAlpha(y);

        // When the line with θ = 2 is smoothed and the one with θ = 0 goes straight on
        double level = 2 * y[0] - line[0];
        for (int t = 1; t < SIZE; t++) {
            level += alpha * (2 * y[t] - (line[0] + line[1] * t) - level);
        }

        // Then half of both is the forecast
        double[] forecast = Theta.standard(y, 5);
        for (int h = 0; h < 5; h++) {
            double straight = line[0] + line[1] * (SIZE + h);
            assertThat(forecast[h]).isCloseTo((straight + level) / 2, within(2e-2));
        }
    }

    /** With θ = 2 and the same smoothing the optimised model is the standard one but for how it starts, which fades as (1 − α)ⁿ. */
    @Test
    void theOptimisedModelHasTheStandardOneAsACase() {
        double[] y = wandering();
        double[] optimised = OptimisedTheta.forecast(y, 4, false, y[0], 0.5, 2);
        double level = y[0];
        for (double v : y) {
            level += 0.5 * (v - level);
        }
        double slope = line(y)[1];
        for (int h = 0; h < 4; h++) {
            assertThat(optimised[h]).isCloseTo(level + slope / 2 * (h + 1 / 0.5), within(1e-9));
        }
    }

    /** Three observations by hand: A₃, B₃ and the level of the published recursions. */
    @Test
    void theDynamicModelFollowsItsRecursions() {
        // Given 2, 5, 4 with α = .5, θ = 2 and the start 2: means 2, 3.5, 11/3; slopes 0, 3, (3 + 2·0.5)/4 = 1; levels
        // 2, 3.5, 3.75
        double[] forecast = OptimisedTheta.forecast(new double[] {2, 5, 4}, 1, true, 2, 0.5, 2);

        // Then the next is 3.75 + ½·(.5³·(11/3 − 2·1) + (1 − .5⁴)/.5·1)
        assertThat(forecast[0]).isCloseTo(3.75 + 0.5 * (0.125 * (11 / 3.0 - 2) + (1 - 0.0625) / 0.5), within(1e-12));
    }

    @Test
    void bothOptimisedModelsGoOnAlongALine() {
        double[] line = new double[SIZE];
        Arrays.setAll(line, t -> 7 + 3 * t);
        for (double[] forecast : new double[][] {OptimisedTheta.optimised(line, 6), OptimisedTheta.dynamic(line, 6)}) {
            for (int h = 0; h < 6; h++) {
                assertThat(forecast[h]).isCloseTo(7 + 3 * (SIZE + h), within(1.5));
            }
        }
    }

    @Test
    void shortAndConstantSeriesStay() {
        assertThat(OptimisedTheta.dynamic(new double[] {1, 2, 6}, 2)).containsExactly(6, 6);
        assertThat(OptimisedTheta.optimised(new double[20], 2)).containsExactly(0, 0);
    }

    private static double[] wandering() {
        Random random = new Random(8);
        double[] y = new double[SIZE];
        double level = 100;
        for (int t = 0; t < SIZE; t++) {
            level += 0.7 + random.nextGaussian();
            y[t] = level + 2 * random.nextGaussian();
        }
        return y;
    }

    /** Least squares by its definition: value at 0 and slope. */
    private static double[] line(double[] y) {
        double sumT = 0;
        double sumY = 0;
        double sumTt = 0;
        double sumTy = 0;
        for (int t = 0; t < y.length; t++) {
            sumT += t;
            sumY += y[t];
            sumTt += (double) t * t;
            sumTy += t * y[t];
        }
        double slope = (y.length * sumTy - sumT * sumY) / (y.length * sumTt - sumT * sumT);
        return new double[] {(sumY - slope * sumT) / y.length, slope};
    }

    private static double bestAlpha(double[] y) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 20; k <= 9900; k++) {
            double alpha = k / 10_000.0;
            double level = y[0];
            double sum = 0;
            for (int t = 1; t < y.length; t++) {
                sum += (y[t] - level) * (y[t] - level);
                level += alpha * (y[t] - level);
            }
            if (sum < least) {
                least = sum;
                best = alpha;
            }
        }
        return best;
    }
}
