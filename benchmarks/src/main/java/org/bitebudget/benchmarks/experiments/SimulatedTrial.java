package org.bitebudget.benchmarks.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.ml.domain.experiment.MatchedError;

/**
 * A trial of two forecasters on made-up prices, with what makes real trials look surer than they are: prices that all move on the same days, by jumps
 * with heavy tails; forecasters whose deviations last from day to day and are partly common to all series; and forecasts that overlap.
 *
 * @param series how many prices
 * @param days how long the trial lasts
 * @param persistence correlation of a forecaster's deviation from one day to the next
 * @param challengerNoise size of the challenger's deviations in the champion's; 1 makes both equally good
 */
record SimulatedTrial(int series, int days, double persistence, double challengerNoise) {
    private static final int[] HORIZONS = {1, 7, 14};
    private static final int LONGEST = 14;
    private static final double CHANGES_A_DAY = 0.1;
    private static final double COMMON = Math.sqrt(0.5);
    private static final double DEVIATION = 0.5;

    /** All matched errors of the trial, drawn from the seed. */
    List<MatchedError> errors(long seed) {
        Random random = new Random(seed);
        double[][] prices = prices(random);
        double[][] champion = deviations(random, DEVIATION);
        double[][] challenger = deviations(random, DEVIATION * challengerNoise);
        List<MatchedError> errors = new ArrayList<>();
        for (int s = 0; s < series; s++) {
            String id = "series-" + s;
            for (int origin = 0; origin < days; origin++) {
                for (int horizon : HORIZONS) {
                    double move = prices[s][origin + horizon] - prices[s][origin];
                    errors.add(new MatchedError(
                            id,
                            origin,
                            horizon,
                            Math.abs(move - champion[s][origin]),
                            Math.abs(move - challenger[s][origin])));
                }
            }
        }
        return errors;
    }

    private double[][] prices(Random random) {
        double[][] prices = new double[series][days + LONGEST + 1];
        for (int day = 1; day < days + LONGEST + 1; day++) {
            double common = jump(random);
            for (int s = 0; s < series; s++) {
                prices[s][day] = prices[s][day - 1] + common + jump(random);
            }
        }
        return prices;
    }

    private static double jump(Random random) {
        return random.nextDouble() < CHANGES_A_DAY ? heavy(random) : 0;
    }

    /** Student's t with three degrees of freedom. */
    private static double heavy(Random random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3);
    }

    /** First-order autoregressions of the given standard deviation, half of their variance common to all series. */
    private double[][] deviations(Random random, double size) {
        double[][] deviations = new double[series][days];
        double[] common = autoregression(random);
        for (int s = 0; s < series; s++) {
            double[] own = autoregression(random);
            for (int day = 0; day < days; day++) {
                deviations[s][day] = size * COMMON * (common[day] + own[day]);
            }
        }
        return deviations;
    }

    private double[] autoregression(Random random) {
        double[] values = new double[days];
        double fresh = Math.sqrt(1 - persistence * persistence);
        double value = random.nextGaussian();
        for (int day = 0; day < days; day++) {
            values[day] = value;
            value = persistence * value + fresh * random.nextGaussian();
        }
        return values;
    }
}
