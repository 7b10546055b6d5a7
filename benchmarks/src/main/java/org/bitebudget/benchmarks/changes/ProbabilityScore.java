package org.bitebudget.benchmarks.changes;

/** How good probabilities of yes or no were: Brier score (Monthly Weather Review 78, 1950), log loss and calibration. */
final class ProbabilityScore {
    private static final int BINS = 10;
    private static final double LEAST = 1e-4;

    private final double[] said = new double[BINS];
    private final double[] came = new double[BINS];
    private final long[] count = new long[BINS];
    private double squares;
    private double logs;
    private long cases;
    private long happened;

    /** Something had this probability, and came true or not. */
    void add(double probability, boolean cameTrue) {
        double outcome = cameTrue ? 1 : 0;
        squares += (probability - outcome) * (probability - outcome);
        double bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
        logs -= Math.log(cameTrue ? bounded : 1 - bounded);
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        said[bin] += probability;
        came[bin] += outcome;
        count[bin]++;
        cases++;
        happened += cameTrue ? 1 : 0;
    }

    long cases() {
        return cases;
    }

    /** Share that came true. */
    double share() {
        return (double) happened / cases;
    }

    /** Mean squared difference of probability and outcome, 0 to 1. */
    double brier() {
        return squares / cases;
    }

    /** Mean of −log of the probability that the outcome had; probabilities count within 0.0001 and 0.9999. */
    double logLoss() {
        return logs / cases;
    }

    /** Expected calibration error: mean distance of what was said from what came true, over ten steps of probability. */
    double calibrationError() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(said[bin] - came[bin]);
        }
        return sum / cases;
    }
}
