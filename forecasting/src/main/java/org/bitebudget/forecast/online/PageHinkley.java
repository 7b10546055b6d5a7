package org.bitebudget.forecast.online;

/**
 * Tells when errors have become larger for good: the Page–Hinkley test (Page, Biometrika 41, 1954; Hinkley, Biometrika 58, 1971; as a drift detector in
 * Gama, Žliobaitė, Bifet, Pechenizkiy and Bouchachia, ACM Computing Surveys 46, 2014, §3.2). The sum of what each error exceeds the mean of all so far by
 * is held against its lowest point; a rise of more than {@value #THRESHOLD} is a drift. Immutable, constant time and size.
 *
 * <p>Errors are absolute and in units of the series' usual change. Each counts as {@value #LARGEST} at most: an outlier alone, or two, are none; three
 * in a row are.
 *
 * @param count errors seen, with those expected
 * @param mean their mean
 * @param sum what they exceeded the mean by, with an allowance of {@value #ALLOWANCE} each
 * @param lowest lowest point of that sum
 */
public record PageHinkley(long count, double mean, double sum, double lowest) {
    private static final double ALLOWANCE = 0.5;
    private static final double THRESHOLD = 10;
    private static final double LARGEST = 5;
    private static final int EXPECTED = 20;
    private static final PageHinkley START = new PageHinkley(EXPECTED, 1, 0, 0);

    /** Nothing seen yet: expects errors of the size of the usual change, as if it had seen {@value #EXPECTED} of them. */
    public static PageHinkley start() {
        return START;
    }

    /** After one further error; NaN is passed over. */
    public PageHinkley update(double scaledError) {
        if (Double.isNaN(scaledError)) {
            return this;
        }
        double error = Math.min(LARGEST, Math.abs(scaledError));
        double nextMean = mean + (error - mean) / (count + 1);
        double nextSum = sum + error - nextMean - ALLOWANCE;
        return new PageHinkley(count + 1, nextMean, nextSum, Math.min(lowest, nextSum));
    }

    /** True if errors are larger now than they were. */
    public boolean isDrift() {
        return sum - lowest > THRESHOLD;
    }
}
