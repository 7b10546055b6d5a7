package org.bitebudget.forecast.seasonal;

/** Local regression over equally spaced values with tricube weights (Cleveland, Journal of the American Statistical Association 74, 1979). */
final class Loess {
    private static final int POINTS = 10;

    private final double[] y;
    private final int width;
    private final int degree;

    /**
     * @param width nearest values that are looked at; beyond the number of values, the weights flatten
     * @param degree 0 for local levels, 1 for local lines
     */
    Loess(double[] y, int width, int degree) {
        this.y = y;
        this.width = width;
        this.degree = degree;
    }

    /** The curve at every value's place: computed ten times within a width, straight lines between, as its authors do. */
    double[] smoothed() {
        int jump = Math.max(1, width / POINTS);
        double[] smooth = new double[y.length];
        for (int from = 0; from < y.length; from += jump) {
            smooth[from] = at(from);
        }
        int last = (y.length - 1) / jump * jump;
        smooth[y.length - 1] = at(y.length - 1);
        for (int from = 0; from < y.length - 1; from += jump) {
            int to = from == last ? y.length - 1 : from + jump;
            for (int t = from + 1; t < to; t++) {
                smooth[t] = smooth[from] + (smooth[to] - smooth[from]) * (t - from) / (to - from);
            }
        }
        return smooth;
    }

    /** The curve at any place, places being counted from 0. */
    double at(double x) {
        int n = y.length;
        int looked = Math.min(width, n);
        int left = (int) Math.max(0, Math.min(n - looked, Math.ceil(x - looked / 2.0)));
        int right = left + looked - 1;
        double reach = Math.max(x - left, right - x) + Math.max(0, (width - n) / 2);
        double total = 0;
        double centre = 0;
        double[] weights = new double[looked];
        for (int j = 0; j < looked; j++) {
            double distance = Math.abs(left + j - x);
            if (distance < 0.999 * reach || distance == 0) {
                double ratio = distance <= 0.001 * reach ? 0 : distance / reach;
                double cube = 1 - ratio * ratio * ratio;
                weights[j] = cube * cube * cube;
            }
            total += weights[j];
            centre += weights[j] * (left + j);
        }
        centre /= total;
        double spread = 0;
        for (int j = 0; j < looked; j++) {
            spread += weights[j] * (left + j - centre) * (left + j - centre);
        }
        double value = 0;
        for (int j = 0; j < looked; j++) {
            double tilt = degree > 0 && spread > 1e-6 * total ? (x - centre) * (left + j - centre) / spread : 0;
            value += weights[j] * (1 / total + tilt) * y[left + j];
        }
        return value;
    }
}
