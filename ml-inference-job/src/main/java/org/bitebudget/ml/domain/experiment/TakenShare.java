package org.bitebudget.ml.domain.experiment;

import org.bitebudget.ml.domain.registry.Arm;

/**
 * What came of the recommendations that a household was shown in its first days of a trial.
 *
 * @param household its name in the trial
 * @param arm which model recommended
 * @param share chance of the challenger when the household was drawn, above 0 and at most 1
 * @param shown products shown, of those that a receipt followed; at least one
 * @param taken how many of them that receipt held
 */
public record TakenShare(String household, Arm arm, double share, int shown, int taken) {

    public TakenShare {
        if (!(share > 0 && share <= 1) || shown < 1 || taken < 0 || taken > shown) {
            throw new IllegalArgumentException(
                    "no share of products taken: " + taken + " of " + shown + " at a share of " + share);
        }
    }

    /** The share taken, 0 to 1. */
    public double rate() {
        return (double) taken / shown;
    }
}
