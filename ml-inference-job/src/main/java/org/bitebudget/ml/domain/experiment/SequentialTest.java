package org.bitebudget.ml.domain.experiment;

import java.util.Arrays;

/**
 * A test that may be looked at after every observation and stopped at any of them: the chance that it ever decides for a challenger that is no better is at
 * most {@code 1 / threshold}, however long it runs.
 *
 * <p>It is a game of bets against "no better" (Shafer, Testing by betting, Journal of the Royal Statistical Society A 184, 2021; for comparing forecasts
 * Choe and Ramdas, Comparing sequential forecasters, Operations Research 72, 2024). Before each observation a share of the wealth is bet on its
 * sign and size; the wealth is multiplied by 1 + share · gain, with the gain measured in root mean squares of the gains before it and held within ±1
 * (Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, Journal of the Royal Statistical Society B 86, 2024).
 * If the gain is symmetric about zero given all before it, as it is between two equally good models, or lower, the wealth doesn't grow on average,
 * and by Ville's inequality it reaches {@code w} with a chance of at most {@code 1 / w}. No number of observations and no distribution is assumed. The
 * wealth is the mean of several gamblers' who bet {@code SHARES}, so that small and large gains are both found (Robbins' method of mixtures).
 */
public final class SequentialTest {
    private static final double[] SHARES = {0.125, 0.25, 0.5, 0.75};

    private final double[] wealth = new double[SHARES.length];
    private double squares;
    private int observations;
    private double most = 1;

    public SequentialTest() {
        Arrays.fill(wealth, 1);
    }

    /** Takes the next gain. The first one only teaches what is large. */
    public void observe(double gain) {
        if (squares > 0) {
            double scale = Math.sqrt(squares / observations);
            double bet = Math.max(-1, Math.min(1, gain / scale));
            for (int i = 0; i < wealth.length; i++) {
                wealth[i] *= 1 + SHARES[i] * bet;
            }
            most = Math.max(most, Arrays.stream(wealth).average().orElse(0));
        }
        squares += gain * gain;
        observations++;
    }

    /** Evidence against "the challenger is no better": the most that the wealth ever was, in multiples of what it began with. */
    public double evidence() {
        return most;
    }
}
