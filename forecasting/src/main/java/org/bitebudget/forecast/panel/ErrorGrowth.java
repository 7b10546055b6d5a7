package org.bitebudget.forecast.panel;

/** How errors grow with the step ahead, over all series of a panel. */
final class ErrorGrowth {
    /** Weight of a random walk's growth beside the errors seen at each step, in errors: a few errors say little about many steps. */
    private static final int STEADY = 10;

    /** An error this many times as large as usual tells no more. */
    private static final double LARGEST = 100;

    private ErrorGrowth() {}

    /**
     * Mean error at each step in units of the series' usual errors, smoothed over neighbouring steps, 1 on average. Beside what was seen counts the
     * growth that the seasonal naive method's errors have on a random walk: √(1 + cycles ahead).
     *
     * @param forecasts [origin][series][step]
     * @param observed in the same form; NaN is passed over
     * @param usual of each series; 0 is passed over
     */
    static double[] of(double[][][] forecasts, double[][][] observed, double[] usual, int season, int horizon) {
        double[] sums = new double[horizon];
        int[] counts = new int[horizon];
        double[] walk = new double[horizon];
        double all = 0;
        double expected = 0;
        for (int h = 0; h < horizon; h++) {
            for (int o = 0; o < forecasts.length; o++) {
                for (int i = 0; i < usual.length; i++) {
                    double e = Math.abs(observed[o][i][h] - forecasts[o][i][h]) / usual[i];
                    if (Double.isFinite(e)) {
                        sums[h] += Math.min(e, LARGEST);
                        counts[h]++;
                    }
                }
            }
            int cycles = h / season;
            walk[h] = Math.sqrt(1.0 + cycles);
            all += sums[h];
            expected += counts[h] * walk[h];
        }
        double level = all > 0 ? all / expected : 1;
        double[] means = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            means[h] = (sums[h] + STEADY * level * walk[h]) / (counts[h] + STEADY);
        }
        return smoothed(means);
    }

    private static double[] smoothed(double[] means) {
        int horizon = means.length;
        double[] smooth = new double[horizon];
        double total = 0;
        for (int h = 0; h < horizon; h++) {
            double sum = 0;
            int count = 0;
            for (int g = Math.max(0, h - 1); g <= Math.min(horizon - 1, h + 1); g++, count++) {
                sum += means[g];
            }
            smooth[h] = sum / count;
            total += smooth[h] / horizon;
        }
        for (int h = 0; h < horizon; h++) {
            smooth[h] /= total;
        }
        return smooth;
    }
}
