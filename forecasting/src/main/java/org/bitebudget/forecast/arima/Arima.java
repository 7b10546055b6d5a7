package org.bitebudget.forecast.arima;

import java.util.Arrays;
import org.bitebudget.forecast.NelderMead;
import org.hipparchus.optim.PointValuePair;

/**
 * An ARIMA model of given order, fitted by conditional least squares and, unless its memory is too long for that, by exact maximum likelihood from
 * there on.
 */
public final class Arima {
    /** States beyond which an exact likelihood isn't worth its time. */
    private static final int LONGEST_EXACT = 30;

    private final ArimaOrder order;
    private final double[] series;
    private final ArmaTerms terms;
    private final ArmaLikelihood.Fit fit;
    private final int used;

    private Arima(ArimaOrder order, double[] series, ArmaTerms terms, ArmaLikelihood.Fit fit, int used) {
        this.order = order;
        this.series = series;
        this.terms = terms;
        this.fit = fit;
        this.used = used;
    }

    /**
     * Fits a model.
     *
     * @param y finite observations, more than the order's parameters and differences
     * @param exact false to stop at conditional least squares
     */
    static Arima fit(double[] y, ArimaOrder order, boolean exact) {
        double[] w = Differencing.difference(y, order);
        double mean = Arrays.stream(w).average().orElseThrow();
        double deviation = Math.sqrt(Math.max(
                Arrays.stream(w).map(v -> (v - mean) * (v - mean)).average().orElseThrow(), 1e-300));
        double[] point = new double[order.parameters()];
        boolean toTheEnd = exact && Math.max(order.longestAr(), order.longestMa() + 1) <= LONGEST_EXACT;
        if (point.length > 0) {
            PointValuePair best = NelderMead.minimum(
                    p -> ArmaLikelihood.conditional(ArmaTerms.of(order, p, mean, deviation), w)
                            .deviance(),
                    point,
                    0.3);
            point = best.getPoint();
            if (toTheEnd) {
                point = NelderMead.minimum(
                                p -> ArmaLikelihood.exact(ArmaTerms.of(order, p, mean, deviation), w)
                                        .deviance(),
                                point,
                                0.1)
                        .getPoint();
            }
        }
        ArmaTerms terms = ArmaTerms.of(order, point, mean, deviation);
        ArmaLikelihood.Fit fit = toTheEnd ? ArmaLikelihood.exact(terms, w) : ArmaLikelihood.conditional(terms, w);
        return new Arima(order, y.clone(), terms, fit, w.length);
    }

    /** Fits a model by exact maximum likelihood. */
    public static Arima fit(double[] y, ArimaOrder order) {
        return fit(y, order, true);
    }

    public ArimaOrder order() {
        return order;
    }

    /** φ₁…, seasonal ones multiplied out. */
    public double[] ar() {
        return terms.ar();
    }

    /** θ₁…, seasonal ones multiplied out. */
    public double[] ma() {
        return terms.ma();
    }

    /** Mean of the differenced series, 0 without a constant. */
    public double mean() {
        return terms.mean();
    }

    /** Variance of the innovations. */
    public double variance() {
        return fit.variance();
    }

    public double logLikelihood() {
        return -fit.deviance() / 2;
    }

    /** Akaike's criterion with the correction of Hurvich and Tsai (Biometrika 76, 1989). */
    public double aicc() {
        int k = order.parameters() + 1;
        return used > k + 1
                ? fit.deviance() + 2.0 * k + 2.0 * k * (k + 1) / (used - k - 1.0)
                : Double.POSITIVE_INFINITY;
    }

    /** Expected values of the next steps. */
    public double[] forecast(int horizon) {
        double[] w = Differencing.difference(series, order);
        double[] ar = terms.ar();
        double[] ma = terms.ma();
        double[] errors = Arrays.copyOf(ArmaLikelihood.errors(terms, w), w.length + horizon);
        double[] known = Arrays.copyOf(w, w.length + horizon);
        for (int t = w.length; t < known.length; t++) {
            known[t] = terms.mean();
            for (int i = 0; i < Math.min(ar.length, t); i++) {
                known[t] += ar[i] * (known[t - 1 - i] - terms.mean());
            }
            for (int j = 0; j < Math.min(ma.length, t); j++) {
                known[t] += ma[j] * errors[t - 1 - j];
            }
        }
        return Differencing.integrated(series, order, Arrays.copyOfRange(known, w.length, known.length));
    }
}
