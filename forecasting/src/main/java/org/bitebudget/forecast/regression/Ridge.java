package org.bitebudget.forecast.regression;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Least squares with a penalty of its own on each squared coefficient (Hoerl and Kennard, Technometrics 12, 1970). */
final class Ridge {
    private static final double LEAST = 1e-9;

    private Ridge() {}

    /**
     * The coefficients.
     *
     * @param columns regressors, each at least as long as y
     * @param penalties one per column, at least 0
     */
    static double[] fit(List<double[]> columns, double[] y, double[] penalties) {
        int width = columns.size();
        DMatrixRMaj right = new DMatrixRMaj(width, 1);
        for (int j = 0; j < width; j++) {
            right.set(j, 0, product(columns.get(j), y, y.length));
        }
        DMatrixRMaj solution = new DMatrixRMaj(width, 1);
        solver(columns, y.length, penalties).solve(right, solution);
        return solution.data.clone();
    }

    /** The variances of coefficients without penalties, in units of the variance of errors. */
    static double[] inverseDiagonal(List<double[]> columns, int size) {
        int width = columns.size();
        DMatrixRMaj inverse = new DMatrixRMaj(width, width);
        solver(columns, size, new double[width]).invert(inverse);
        return IntStream.range(0, width).mapToDouble(j -> inverse.get(j, j)).toArray();
    }

    private static LinearSolverDense<DMatrixRMaj> solver(List<double[]> columns, int size, double[] penalties) {
        int width = columns.size();
        DMatrixRMaj left = new DMatrixRMaj(width, width);
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = product(columns.get(j), columns.get(k), size);
                left.set(j, k, sum);
                left.set(k, j, sum);
            }
        }
        for (int j = 0; j < width; j++) {
            left.add(j, j, penalties[j] + LEAST * (1 + left.get(j, j)));
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
        if (!solver.setA(left)) {
            throw new IllegalStateException("a regression on " + width + " columns has no solution");
        }
        return solver;
    }

    private static double product(double[] a, double[] b, int size) {
        double sum = 0;
        for (int t = 0; t < size; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    /** The value at one place. */
    static double value(List<double[]> columns, double[] coefficients, int place) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * columns.get(j)[place];
        }
        return sum;
    }
}
