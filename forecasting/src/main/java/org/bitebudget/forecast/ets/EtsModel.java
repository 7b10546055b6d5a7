package org.bitebudget.forecast.ets;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.forecast.ets.EtsForm.Innovation;
import org.bitebudget.forecast.ets.EtsForm.Season;

/** An exponential smoothing model in its innovations state-space form (Hyndman et al. 2008, chapter 3). */
public final class EtsModel implements FittedModel {
    private static final int SIMULATED_PATHS = 2000;
    private static final long SIMULATION_SEED = 20_080_101;

    private final EtsForm form;
    private final EtsParameters parameters;
    private final double level;
    private final double trend;
    private final double[] season;
    private final double squaredErrors;
    private final long observations;

    EtsModel(EtsForm form, EtsParameters parameters, EtsRecursion states, double squaredErrors, long observations) {
        this.form = form;
        this.parameters = parameters;
        this.level = states.level();
        this.trend = states.trend();
        this.season = states.season();
        this.squaredErrors = squaredErrors;
        this.observations = observations;
    }

    /**
     * The model of a stored state.
     *
     * @throws IllegalArgumentException if the state is of another model
     */
    public static EtsModel of(ModelState state) {
        EtsForm form = EtsForm.parse(state.model());
        List<Double> p = state.parameters();
        List<Double> s = state.states();
        EtsParameters parameters = new EtsParameters(p.get(0), p.get(1), p.get(2), p.get(3));
        double[] season =
                s.subList(3, s.size()).stream().mapToDouble(Double::doubleValue).toArray();
        EtsRecursion recursion = new EtsRecursion(form, parameters, s.get(1), s.get(2), season);
        return new EtsModel(form, parameters, recursion, s.get(0), state.observations());
    }

    @Override
    public String name() {
        return form.toString();
    }

    EtsParameters parameters() {
        return parameters;
    }

    /** The newest level, in the unit of the series. */
    public double level() {
        return level;
    }

    /** The newest change per step, in the unit of the series. */
    public double trend() {
        return trend;
    }

    /** The newest seasonal states, the one of the next step first; empty without a season. */
    public double[] season() {
        return season.clone();
    }

    /** Variance of the one-step errors (additive) or of the relative ones (multiplicative), less the degrees of freedom spent. */
    public double residualVariance() {
        return squaredErrors / Math.max(1, observations - form.freeParameters(season.length));
    }

    @Override
    public EtsModel update(double observation) {
        EtsRecursion recursion = recursion();
        double expected = recursion.expected();
        if (Double.isNaN(observation)) {
            recursion.step(0);
            return new EtsModel(form, parameters, recursion, squaredErrors, observations);
        }
        double error = observation - expected;
        double innovation = form.error() == Innovation.A ? error : error / expected;
        recursion.step(error);
        return new EtsModel(form, parameters, recursion, squaredErrors + innovation * innovation, observations + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        double[] means = means(horizon);
        if (form.season() == Season.M) {
            return new Forecast(name(), simulated(means, coverage));
        }
        double[] variances = form.error() == Innovation.A ? additiveVariances(horizon) : relativeVariances(means);
        List<Forecast.Point> points = new ArrayList<>(horizon);
        for (int h = 0; h < horizon; h++) {
            points.add(coverage.normal(means[h], Math.sqrt(variances[h])));
        }
        return new Forecast(name(), points);
    }

    private double[] means(int horizon) {
        EtsRecursion recursion = recursion();
        double[] means = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            means[h] = recursion.expected();
            recursion.step(0);
        }
        return means;
    }

    /** c_j: how much of an error is still in the expectation j steps later (Hyndman et al. 2008, table 6.1). */
    private double[] echoes(int count) {
        double[] echoes = new double[count];
        double damped = 0;
        double power = 1;
        for (int j = 1; j < count; j++) {
            power *= parameters.phi();
            damped += power;
            echoes[j] = parameters.alpha() + parameters.beta() * damped;
            if (form.hasSeason() && j % season.length == 0) {
                echoes[j] += parameters.gamma();
            }
        }
        return echoes;
    }

    /** Class 1: σ²·(1 + Σ c_j²) (Hyndman et al. 2008, equation 6.3). */
    private double[] additiveVariances(int horizon) {
        double[] echoes = echoes(horizon);
        double[] variances = new double[horizon];
        double sum = 1;
        for (int h = 0; h < horizon; h++) {
            sum += echoes[h] * echoes[h];
            variances[h] = residualVariance() * sum;
        }
        return variances;
    }

    /** Class 2: (1 + σ²)·θ_h − μ_h² with θ_h = μ_h² + σ²·Σ c_j²·θ_{h−j} (Hyndman et al. 2008, section 6.3). */
    private double[] relativeVariances(double[] means) {
        double[] echoes = echoes(means.length);
        double[] theta = new double[means.length];
        double[] variances = new double[means.length];
        double variance = residualVariance();
        for (int h = 0; h < means.length; h++) {
            double sum = 0;
            for (int j = 1; j <= h; j++) {
                sum += echoes[j] * echoes[j] * theta[h - j];
            }
            theta[h] = means[h] * means[h] + variance * sum;
            variances[h] = (1 + variance) * theta[h] - means[h] * means[h];
        }
        return variances;
    }

    /** Class 3 has no closed form: quantiles of simulated futures with a fixed seed, so that the same state always gives the same interval. */
    private List<Forecast.Point> simulated(double[] means, Coverage coverage) {
        Random random = new Random(SIMULATION_SEED);
        double deviation = Math.sqrt(residualVariance());
        double[][] outcomes = new double[means.length][SIMULATED_PATHS];
        for (int path = 0; path < SIMULATED_PATHS; path++) {
            EtsRecursion recursion = recursion();
            for (int h = 0; h < means.length; h++) {
                double expected = recursion.expected();
                double error = expected * deviation * random.nextGaussian();
                outcomes[h][path] = expected + error;
                recursion.step(error);
            }
        }
        List<Forecast.Point> points = new ArrayList<>(means.length);
        for (int h = 0; h < means.length; h++) {
            points.add(coverage.empirical(means[h], outcomes[h]));
        }
        return points;
    }

    private EtsRecursion recursion() {
        return new EtsRecursion(form, parameters, level, trend, season.clone());
    }

    @Override
    public ModelState state() {
        List<Double> states = new ArrayList<>(List.of(squaredErrors, level, trend));
        for (double s : season) {
            states.add(s);
        }
        return new ModelState(
                name(),
                List.of(parameters.alpha(), parameters.beta(), parameters.gamma(), parameters.phi()),
                states,
                observations);
    }
}
