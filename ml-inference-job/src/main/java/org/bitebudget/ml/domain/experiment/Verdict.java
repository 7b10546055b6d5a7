package org.bitebudget.ml.domain.experiment;

/** What follows from the evidence of a trial. */
public enum Verdict {
    /** The challenger is better. */
    PROMOTE,
    /** The champion is better. */
    WITHDRAW,
    /** Neither is shown yet. */
    GO_ON;

    /**
     * The first of them that the evidence allows.
     *
     * @param better evidence for the challenger, in multiples of what its gambler began with
     * @param worse evidence for the champion
     * @param alpha largest chance of promoting a challenger that is no better, and of withdrawing one that is no worse
     */
    static Verdict of(double better, double worse, double alpha) {
        if (better >= 1 / alpha) {
            return PROMOTE;
        }
        return worse >= 1 / alpha ? WITHDRAW : GO_ON;
    }
}
