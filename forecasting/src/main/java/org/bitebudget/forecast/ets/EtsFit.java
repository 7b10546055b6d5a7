package org.bitebudget.forecast.ets;

import org.bitebudget.forecast.NelderMead;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.ets.EtsForm.Innovation;
import org.bitebudget.forecast.ets.EtsForm.Trend;
import org.hipparchus.optim.PointValuePair;

/**
 * Maximum likelihood for one form of exponential smoothing, by Nelder–Mead over the smoothing parameters, the first level and the first trend
 * (Hyndman et al. 2008, chapter 5). Bounds are the traditional ones (section 10.1.1), held by a logistic map. Seasonal states start from the
 * decomposition and aren't refined: after two cycles their effect is gone, and the search stays small.
 */
final class EtsFit {
    private static final double SMALLEST = 1e-4;
    private static final double LARGEST = 0.9999;
    private static final double LEAST_DAMPING = 0.8;
    private static final double MOST_DAMPING = 0.98;
    /** What the optimiser sees for parameters that make no sense. */
    private static final double WORST = 1e300;

    private final EtsForm form;
    private final EtsStart start;
    private final double[] seasonStart;
    private final double[] values;
    private final int known;

    EtsFit(EtsForm form, Series series) {
        this.form = form;
        this.start = EtsStart.of(series, form.season());
        this.seasonStart = start.seasonStates();
        this.values = series.values();
        this.known = series.knownCount();
    }

    /** A fitted model with its corrected Akaike criterion. */
    record Fitted(EtsModel model, double aicc) {}

    Fitted best() {
        int dimensions = form.smoothingParameters() + 1 + (form.hasTrend() ? 1 : 0);
        double[] guess = new double[dimensions];
        guess[0] = seasonStart.length > 0 ? -1.5 : 0;
        if (form.hasTrend()) {
            guess[1] = -4;
        }
        if (form.trend() == Trend.AD) {
            guess[2] = 2;
        }
        if (form.hasSeason()) {
            guess[form.smoothingParameters() - 1] = -2;
        }
        PointValuePair optimum = NelderMead.minimum(this::cost, guess, 1);
        double[] point = optimum.getPoint();
        int parameters = form.freeParameters(seasonStart.length) + 1;
        double aicc = optimum.getValue()
                + 2.0 * parameters
                + 2.0 * parameters * (parameters + 1) / (known - parameters - 1.0);
        return new Fitted(model(point), aicc);
    }

    /** −2·log likelihood but for a constant: n·log Σε² + 2·Σ log|ŷ|, the second sum for multiplicative errors (Hyndman et al. 2008, eq. 5.3). */
    private double cost(double[] point) {
        EtsRecursion recursion = recursion(point);
        boolean ratio = form.error() == Innovation.M;
        double squares = 0;
        double logs = 0;
        for (double y : values) {
            if (Double.isNaN(y)) {
                recursion.step(0);
                continue;
            }
            double expected = recursion.expected();
            if (form.isMultiplicative() && !(expected > 0)) {
                return WORST;
            }
            double error = y - expected;
            double innovation = ratio ? error / expected : error;
            squares += innovation * innovation;
            if (ratio) {
                logs += Math.log(expected);
            }
            recursion.step(error);
        }
        double cost = known * Math.log(Math.max(squares, Double.MIN_NORMAL)) + 2 * logs;
        return Double.isFinite(cost) ? cost : WORST;
    }

    private EtsModel model(double[] point) {
        EtsModel model = new EtsModel(form, parameters(point), recursion(point), 0, 0);
        for (double y : values) {
            model = model.update(y);
        }
        return model;
    }

    private EtsRecursion recursion(double[] point) {
        int levelAt = form.smoothingParameters();
        double level = start.level() + point[levelAt] * start.scale();
        double trend = form.hasTrend() ? start.trend() + point[levelAt + 1] * start.scale() / 10 : 0;
        return new EtsRecursion(form, parameters(point), level, trend, seasonStart.clone());
    }

    private EtsParameters parameters(double[] point) {
        double alpha = between(SMALLEST, LARGEST, point[0]);
        double beta = form.hasTrend() ? between(SMALLEST, alpha, point[1]) : 0;
        double phi = form.trend() == Trend.AD ? between(LEAST_DAMPING, MOST_DAMPING, point[2]) : 1;
        double gamma = form.hasSeason() ? between(SMALLEST, 1 - alpha, point[form.smoothingParameters() - 1]) : 0;
        return new EtsParameters(alpha, beta, gamma, phi);
    }

    private static double between(double low, double high, double free) {
        return low + (high - low) / (1 + Math.exp(-free));
    }
}
