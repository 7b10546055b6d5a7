package org.bitebudget.ml.domain.experiment;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Test of equal forecast accuracy for one horizon (Diebold and Mariano, Comparing predictive accuracy, Journal of Business and Economic Statistics 13,
 * 1995) with the correction for few observations by Harvey, Leybourne and Newbold (Testing the equality of prediction mean squared errors,
 * International Journal of Forecasting 13, 1997). It holds for one look at a number of days fixed beforehand; whoever looks again and again needs
 * {@link SequentialTest}.
 *
 * @param statistic positive where the challenger is better; NaN if the gains say nothing, because they are fewer than twice the horizon or all alike
 * @param pValue two-sided; 1 if the gains say nothing
 */
public record DieboldMariano(double statistic, double pValue) {
    private static final DieboldMariano SAYS_NOTHING = new DieboldMariano(Double.NaN, 1);

    /**
     * Tests gains of successive target days.
     *
     * @param gains per day, the champion's mean loss less the challenger's
     * @param horizon days ahead; forecasts that overlap in {@code horizon − 1} days have errors that hang together over as many
     */
    public static DieboldMariano of(double[] gains, int horizon) {
        int n = gains.length;
        if (n < 2 * horizon || n < 2) {
            return SAYS_NOTHING;
        }
        double mean = Arrays.stream(gains).average().orElse(0);
        double variance = longRunVariance(gains, mean, horizon);
        if (!(variance > 0)) {
            return SAYS_NOTHING;
        }
        double correction = (n + 1 - 2.0 * horizon + horizon * (horizon - 1.0) / n) / n;
        double statistic = mean / Math.sqrt(variance / n) * Math.sqrt(correction);
        double tail = new TDistribution(n - 1.0).cumulativeProbability(-Math.abs(statistic));
        return new DieboldMariano(statistic, 2 * tail);
    }

    /** Autocovariances up to {@code horizon − 1}, all with full weight as in the papers; with falling weights where that sum isn't positive. */
    private static double longRunVariance(double[] gains, double mean, int horizon) {
        double full = 0;
        double falling = 0;
        for (int lag = 0; lag < horizon; lag++) {
            double covariance = 0;
            for (int t = lag; t < gains.length; t++) {
                covariance += (gains[t] - mean) * (gains[t - lag] - mean);
            }
            double both = (lag == 0 ? 1 : 2) * covariance / gains.length;
            full += both;
            falling += (1 - (double) lag / horizon) * both;
        }
        return full > 0 ? full : falling;
    }
}
