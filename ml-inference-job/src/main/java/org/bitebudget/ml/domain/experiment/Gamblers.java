package org.bitebudget.ml.domain.experiment;

import java.util.Arrays;

/**
 * Players of a game that nobody wins on average unless a hypothesis is wrong (Shafer, Testing by betting, Journal of the Royal Statistical Society A
 * 184, 2021). Each begins with one and always bets another share of what it has, so that small and large gains are both found (Robbins' method of
 * mixtures). If the hypothesis holds, by Ville's inequality the chance that their mean wealth ever reaches {@code w} is at most {@code 1 / w}.
 */
final class Gamblers {
    private static final double[] SHARES = {0.125, 0.25, 0.5, 0.75};

    private final double[] wealth = new double[SHARES.length];
    private double most = 1;

    Gamblers() {
        Arrays.fill(wealth, 1);
    }

    /** @param gain on what was bet; −1 loses it, and none is lower */
    void bet(double gain) {
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] *= 1 + SHARES[i] * gain;
        }
        most = Math.max(most, Arrays.stream(wealth).average().orElse(0));
    }

    /** Evidence against the hypothesis: the most that their mean wealth ever was. */
    double evidence() {
        return most;
    }
}
