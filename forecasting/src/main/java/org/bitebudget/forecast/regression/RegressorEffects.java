package org.bitebudget.forecast.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By how much regressors move a series beside its trend and season, where that is clear: at least {@value #CLEAR} standard errors from zero. Errors that persist
 * make effects look clearer than they are; they are taken into account as Cochrane and Orcutt do (Journal of the American Statistical Association 44, 1949).
 */
final class RegressorEffects {
    private static final double CLEAR = 3;
    /** Observations for each column, at least. */
    private static final int ENOUGH = 3;

    private RegressorEffects() {}

    /**
     * The effects, in units of the series per unit of the regressor; 0 for those that aren't clear, and for all if the series is too short or has gaps.
     *
     * @param y observations, oldest first
     * @param season observations in one cycle, 1 for none
     * @param rows [observation][regressor]
     */
    static double[] of(double[] y, int season, double[][] rows) {
        int regressors = rows.length == 0 ? 0 : rows[0].length;
        List<double[]> calendar = CalendarRegression.columns(y.length, season, null, new double[0][], 0);
        boolean tooShort = y.length < ENOUGH * (calendar.size() + regressors);
        if (tooShort || Flat.is(y) || Arrays.stream(y).anyMatch(Double::isNaN)) {
            return new double[regressors];
        }
        List<Integer> kept = IntStream.range(0, regressors)
                .filter(i -> Arrays.stream(rows).anyMatch(row -> row[i] != 0))
                .boxed()
                .toList();
        while (!kept.isEmpty()) {
            List<double[]> columns = new ArrayList<>(calendar);
            kept.forEach(i ->
                    columns.add(Arrays.stream(rows).mapToDouble(row -> row[i]).toArray()));
            double[] effects = new double[regressors];
            double[] coefficients = clear(columns, y);
            for (int k = 0; k < kept.size(); k++) {
                effects[kept.get(k)] = coefficients[calendar.size() + k];
            }
            List<Integer> clear = kept.stream().filter(i -> effects[i] != 0).toList();
            if (clear.size() == kept.size()) {
                return effects;
            }
            kept = clear;
        }
        return new double[regressors];
    }

    /** Least squares, once more on what of columns and observations doesn't persist; coefficients that aren't clear are 0. */
    private static double[] clear(List<double[]> columns, double[] y) {
        double[] errors = errors(columns, Ridge.fit(columns, y, new double[columns.size()]), y);
        double persistence = CalendarRegression.persistence(errors);
        List<double[]> fresh =
                columns.stream().map(column -> fresh(column, persistence)).toList();
        double[] freshY = fresh(y, persistence);
        double[] coefficients = Ridge.fit(fresh, freshY, new double[columns.size()]);
        double squares = Arrays.stream(errors(fresh, coefficients, freshY))
                .map(error -> error * error)
                .sum();
        double variance = squares / (freshY.length - columns.size());
        double[] variances = Ridge.inverseDiagonal(fresh, freshY.length);
        return IntStream.range(0, coefficients.length)
                .mapToDouble(j ->
                        Math.abs(coefficients[j]) < CLEAR * Math.sqrt(variance * variances[j]) ? 0 : coefficients[j])
                .toArray();
    }

    private static double[] errors(List<double[]> columns, double[] coefficients, double[] y) {
        return IntStream.range(0, y.length)
                .mapToDouble(t -> y[t] - Ridge.value(columns, coefficients, t))
                .toArray();
    }

    private static double[] fresh(double[] values, double persistence) {
        return IntStream.range(1, values.length)
                .mapToDouble(t -> values[t] - persistence * values[t - 1])
                .toArray();
    }
}
