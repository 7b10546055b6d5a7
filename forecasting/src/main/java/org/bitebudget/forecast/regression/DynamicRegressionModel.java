package org.bitebudget.forecast.regression;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.Forecast;
import org.bitebudget.forecast.Forecast.Interval;
import org.bitebudget.forecast.Forecast.Point;
import org.bitebudget.forecast.ModelState;

/**
 * The model of a {@link DynamicRegression}. Its forecasts take the regressors as they are known when it is asked.
 *
 * @param errors follows the series less the regressors' part
 * @param effects in units of the series per unit of each regressor; 0 for those that take no part
 * @param next step of the next observation
 */
public record DynamicRegressionModel(FittedModel errors, List<Double> effects, Regressors regressors, int next)
        implements FittedModel {

    public DynamicRegressionModel {
        effects = List.copyOf(effects);
    }

    /** The model of a stored state. {@link ModelState#restore} can't know the regressors. */
    public static DynamicRegressionModel of(ModelState state, Regressors regressors) {
        return new DynamicRegressionModel(
                state.members().get(0).restore(),
                state.parameters(),
                regressors,
                state.states().get(0).intValue());
    }

    @Override
    public String name() {
        return DynamicRegression.NAME;
    }

    @Override
    public DynamicRegressionModel update(double observation) {
        return new DynamicRegressionModel(errors.update(observation - part(next, 0)), effects, regressors, next + 1);
    }

    @Override
    public Forecast forecast(int horizon, Coverage coverage) {
        Forecast left = errors.forecast(horizon, coverage);
        List<Point> points = new ArrayList<>(horizon);
        for (int h = 0; h < horizon; h++) {
            Point point = left.points().get(h);
            double part = part(next + h, h + 1);
            points.add(new Point(
                    point.mean() + part,
                    point.intervals().stream()
                            .map(interval ->
                                    new Interval(interval.coverage(), interval.lower() + part, interval.upper() + part))
                            .toList()));
        }
        return new Forecast(DynamicRegression.NAME, points);
    }

    @Override
    public ModelState state() {
        return new ModelState(DynamicRegression.NAME, effects, List.of((double) next), 0, List.of(errors.state()));
    }

    private double part(int step, int ahead) {
        return part(effects.stream().mapToDouble(Double::doubleValue).toArray(), regressors.at(step, ahead));
    }

    /** What regressors add to the series. */
    static double part(double[] effects, double[] values) {
        double sum = 0;
        for (int i = 0; i < effects.length; i++) {
            sum += effects[i] * values[i];
        }
        return sum;
    }
}
