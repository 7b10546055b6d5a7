package org.bitebudget.forecast.online;

/**
 * How wrong a model has been lately: the exponentially weighted mean of its squared one-step errors, and the weights that follow from it. Constant time and
 * size.
 */
public final class RecentError {
    /** Before anything was compared, in squared units of the series' usual change. */
    public static final double START = 1;

    private static final double MEMORY = 0.95;
    private static final double LARGEST = 25;
    private static final double SMALLEST = 0.01;

    private RecentError() {}

    /**
     * The mean after one further error.
     *
     * @param scaledError in units of the series' usual change; one error counts as five of them at most; NaN changes nothing
     */
    public static double update(double mean, double scaledError) {
        if (Double.isNaN(scaledError)) {
            return mean;
        }
        return MEMORY * mean + (1 - MEMORY) * Math.min(LARGEST, scaledError * scaledError);
    }

    /**
     * Shares that a backtest gave, moved by what came since: each in inverse proportion to its recent error (Bates and Granger, Operational Research
     * Quarterly 20, 1969, with the discounted sums of their fifth method).
     *
     * @param shares one per model, adding up to 1
     * @param recent its recent error; NaN keeps the share in proportion to the average of the others
     * @return weights in the same order that add up to 1
     */
    public static double[] weights(double[] shares, double[] recent) {
        double mean = 0;
        double heard = 0;
        for (int i = 0; i < shares.length; i++) {
            if (!Double.isNaN(recent[i])) {
                mean += shares[i] * recent[i];
                heard += shares[i];
            }
        }
        double usual = Math.max(SMALLEST, heard > 0 ? mean / heard : START);
        double[] weights = new double[shares.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double error = Double.isNaN(recent[i]) ? usual : Math.max(SMALLEST, recent[i]);
            weights[i] = shares[i] * usual / error;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
