package org.bitebudget.forecast.panel;

/**
 * How wrong forecasts of each series are: the geometric mean of its errors at the origins and of what the panel says of it, which is its usual error in
 * the ratio that errors have to usual ones over all series. A few origins may all have been calm ones, hence the second.
 */
final class ErrorSizes {
    /** Weight of what the panel says of a series beside its own errors, in origins. */
    private static final double PRIOR = 1;

    private final double[][] errors;
    private final double[] usual;
    private double ratios;
    private int counted;

    /**
     * @param errors [series][origin]; 0 says nothing
     * @param usual of each series, see {@link #usual}
     */
    ErrorSizes(double[][] errors, double[] usual) {
        this.errors = errors;
        this.usual = usual;
        for (int i = 0; i < errors.length; i++) {
            for (int o = 0; o < errors[i].length; o++) {
                if (isKnown(i, o)) {
                    ratios += ratio(i, o);
                    counted++;
                }
            }
        }
    }

    /** Mean absolute error of the seasonal naive method over the horizon, as far as the series is long enough to tell; else of one step. */
    static double usual(double[] y, int season, int horizon) {
        double sum = 0;
        int lags = 0;
        for (int lag = season; lag < horizon + season && y.length > 2 * lag; lag += season) {
            sum += change(y, lag);
            lags++;
        }
        return lags == 0 ? change(y, 1) : sum / lags;
    }

    /** Mean absolute change across a lag; 0 where the series isn't longer. */
    private static double change(double[] y, int lag) {
        double sum = 0;
        for (int t = lag; t < y.length; t++) {
            sum += Math.abs(y[t] - y[t - lag]);
        }
        return y.length > lag ? sum / (y.length - lag) : 0;
    }

    /** From all origins; 0 if nothing is known. */
    double of(int series) {
        return size(series, -1, ratios, counted);
    }

    /** What the other origins say of each, [series][origin]; 0 if nothing is known. */
    double[][] fromOthers() {
        double[][] sizes = new double[errors.length][];
        for (int i = 0; i < errors.length; i++) {
            sizes[i] = new double[errors[i].length];
            for (int o = 0; o < errors[i].length; o++) {
                sizes[i][o] =
                        isKnown(i, o) ? size(i, o, ratios - ratio(i, o), counted - 1) : size(i, o, ratios, counted);
            }
        }
        return sizes;
    }

    /**
     * What the other origins say of each, as well as all origins say it of the next. If logarithms of errors vary by v about those of their series, k
     * origins and the panel miss the next by a variance of v·(1 + 1/(k + {@link #PRIOR})); so what others missed is made less by as much as one more
     * origin makes it.
     */
    double[][] asFromAll() {
        double[][] sizes = fromOthers();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < sizes.length; i++) {
            for (int o = 0; o < sizes[i].length; o++) {
                if (sizes[i][o] > 0 && errors[i][o] > 0) {
                    sum += Math.log(errors[i][o] / sizes[i][o]);
                    count++;
                }
            }
        }
        for (int i = 0; i < sizes.length; i++) {
            int origins = sizes[i].length;
            double kept = Math.sqrt((1 + 1 / (origins + PRIOR)) / (1 + 1 / (origins - 1 + PRIOR)));
            for (int o = 0; o < origins; o++) {
                if (sizes[i][o] > 0 && errors[i][o] > 0) {
                    double missed = Math.log(errors[i][o] / sizes[i][o]) - sum / count;
                    sizes[i][o] *= Math.exp((1 - kept) * missed);
                }
            }
        }
        return sizes;
    }

    private double size(int series, int without, double ratios, int counted) {
        double logs = 0;
        double weight = 0;
        if (usual[series] > 0) {
            logs = PRIOR * (Math.log(usual[series]) + (counted == 0 ? 0 : ratios / counted));
            weight = PRIOR;
        }
        for (int o = 0; o < errors[series].length; o++) {
            if (o != without && errors[series][o] > 0) {
                logs += Math.log(errors[series][o]);
                weight++;
            }
        }
        return weight == 0 ? 0 : Math.exp(logs / weight);
    }

    private boolean isKnown(int series, int origin) {
        return errors[series][origin] > 0 && usual[series] > 0;
    }

    private double ratio(int series, int origin) {
        return Math.log(errors[series][origin] / usual[series]);
    }
}
