package org.bitebudget.forecast.online;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.ModelState;
import org.bitebudget.forecast.Series;

/**
 * Demand that is zero most of the time: its probability is smoothed at every step and its size where there is any, so what is no longer bought fades (Teunter,
 * Syntetos and Babai, European Journal of Operational Research 214, 2011). Every step ahead is expected alike; the variance is that of the one-step errors.
 *
 * @param probability of any demand in a step
 * @param size of demand, where there is any
 * @param squares Σ of squared one-step errors
 */
public record TsbModel(double probability, double size, double squares, long observations) implements FittedModel {
    /** Label of the method and name of the model. */
    public static final String NAME = "tsb";

    private static final double ALPHA = 0.1;

    /** The method: starts from the share of steps with demand and their mean, then follows every step. */
    public static ForecastMethod method() {
        return new Method();
    }

    /** The model of a stored state. */
    public static TsbModel of(ModelState state) {
        List<Double> s = state.states();
        return new TsbModel(s.get(0), s.get(1), s.get(2), state.observations());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TsbModel update(double observation) {
        if (Double.isNaN(observation)) {
            return this;
        }
        double error = observation - probability * size;
        boolean any = observation != 0;
        return new TsbModel(
                probability + ALPHA * ((any ? 1 : 0) - probability),
                any ? size + ALPHA * (observation - size) : size,
                squares + error * error,
                observations + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        double deviation = observations < 2 ? Double.NaN : Math.sqrt(squares / observations);
        Forecast.Point point = coverage.normal(probability * size, deviation);
        List<Forecast.Point> points = new ArrayList<>(horizon);
        for (int h = 0; h < horizon; h++) {
            points.add(point);
        }
        return new Forecast(NAME, points);
    }

    @Override
    public ModelState state() {
        return new ModelState(NAME, List.of(), List.of(probability, size, squares), observations);
    }

    private static final class Method implements ForecastMethod {

        @Override
        public String label() {
            return NAME;
        }

        @Override
        public FittedModel fit(Series series) {
            double[] known = series.known();
            if (known.length == 0) {
                throw new IllegalArgumentException("a series without any known observation can't be forecast");
            }
            int any = 0;
            double sum = 0;
            for (double value : known) {
                any += value == 0 ? 0 : 1;
                sum += value;
            }
            TsbModel model = new TsbModel((double) any / known.length, any == 0 ? 0 : sum / any, 0, 0);
            for (int t = 0; t < series.size(); t++) {
                model = model.update(series.at(t));
            }
            return model;
        }
    }
}
