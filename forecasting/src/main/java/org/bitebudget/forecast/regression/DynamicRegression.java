package org.bitebudget.forecast.regression;

import java.util.Arrays;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Series;

/**
 * A regression on what is known beside a series, whose errors follow a model of their own (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd ed., ch. 10): the regression's part is taken off the series, and the other method follows what is left. Only regressors with a
 * {@link RegressorEffects clear effect} take part; without any, or with gaps in the series, the other method answers alone.
 *
 * @param errors method for what is left
 * @param first step of the series' first observation
 */
public record DynamicRegression(ForecastMethod errors, Regressors regressors, int first) implements ForecastMethod {
    /** Label of the method and name of its models. */
    public static final String NAME = "dynamic-regression";

    @Override
    public String label() {
        return NAME;
    }

    @Override
    public FittedModel fit(Series series) {
        double[] y = series.values();
        double[][] rows = new double[y.length][];
        for (int t = 0; t < y.length; t++) {
            rows[t] = regressors.at(first + t, 0);
        }
        double[] effects = RegressorEffects.of(y, series.season(), rows);
        if (Arrays.stream(effects).allMatch(effect -> effect == 0)) {
            return errors.fit(series);
        }
        for (int t = 0; t < y.length; t++) {
            y[t] -= DynamicRegressionModel.part(effects, rows[t]);
        }
        return new DynamicRegressionModel(
                errors.fit(Series.of(y, series.season())),
                Arrays.stream(effects).boxed().toList(),
                regressors,
                first + y.length);
    }
}
