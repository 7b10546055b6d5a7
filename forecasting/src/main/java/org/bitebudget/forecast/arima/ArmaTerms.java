package org.bitebudget.forecast.arima;

/**
 * The coefficients of a seasonal ARMA process, its polynomials multiplied out. Free figures are mapped to partial autocorrelations within (−1, 1) and
 * these to coefficients by the recursion of Durbin and Levinson, so that every point a search tries is stationary and invertible (Monahan,
 * Biometrika 71, 1984; Jones, Technometrics 22, 1980).
 */
final class ArmaTerms {
    private static final double LARGEST = 0.995;

    private final double[] ar;
    private final double[] ma;
    private final double mean;

    /**
     * @param ar φ₁…: wₜ = μ + Σ φᵢ(wₜ₋ᵢ − μ) + eₜ + Σ θⱼeₜ₋ⱼ
     * @param ma θ₁…
     */
    ArmaTerms(double[] ar, double[] ma, double mean) {
        this.ar = ar.clone();
        this.ma = ma.clone();
        this.mean = mean;
    }

    /**
     * @param free p, q, P and Q unbounded figures, then the mean in units of {@code scale} around {@code centre} if the order has one
     */
    static ArmaTerms of(ArimaOrder order, double[] free, double centre, double scale) {
        int at = 0;
        double[] phi = stationary(free, at, order.ar());
        at += order.ar();
        double[] theta = negated(stationary(free, at, order.ma()));
        at += order.ma();
        double[] seasonalPhi = stationary(free, at, order.seasonalAr());
        at += order.seasonalAr();
        double[] seasonalTheta = negated(stationary(free, at, order.seasonalMa()));
        at += order.seasonalMa();
        return new ArmaTerms(
                product(phi, seasonalPhi, order.season(), -1),
                product(theta, seasonalTheta, order.season(), 1),
                order.constant() ? centre + scale * free[at] : 0);
    }

    double[] ar() {
        return ar.clone();
    }

    double[] ma() {
        return ma.clone();
    }

    double mean() {
        return mean;
    }

    /** Coefficients of a stationary autoregression with these partial autocorrelations. */
    private static double[] stationary(double[] free, int from, int count) {
        double[] phi = new double[count];
        double[] before = new double[count];
        for (int k = 0; k < count; k++) {
            double partial = LARGEST * Math.tanh(free[from + k]);
            System.arraycopy(phi, 0, before, 0, k);
            for (int j = 0; j < k; j++) {
                phi[j] = before[j] - partial * before[k - 1 - j];
            }
            phi[k] = partial;
        }
        return phi;
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    /** Terms of (1 + s·Σ aᵢBⁱ)(1 + s·Σ bⱼB^{mj}) = 1 + s·Σ cₖBᵏ, with s = −1 for autoregressions. */
    private static double[] product(double[] plain, double[] seasonal, int season, int sign) {
        double[] product = new double[plain.length + season * seasonal.length];
        System.arraycopy(plain, 0, product, 0, plain.length);
        for (int j = 0; j < seasonal.length; j++) {
            int lag = season * (j + 1);
            product[lag - 1] += seasonal[j];
            for (int i = 0; i < plain.length; i++) {
                product[lag + i] += sign * plain[i] * seasonal[j];
            }
        }
        return product;
    }
}
