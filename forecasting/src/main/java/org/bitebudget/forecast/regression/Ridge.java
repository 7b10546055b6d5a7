package org.bitebudget.forecast.regression;

import java.util.List;
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
        DMatrixRMaj left = new DMatrixRMaj(width, width);
        DMatrixRMaj right = new DMatrixRMaj(width, 1);
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = product(columns.get(j), columns.get(k), y.length);
                left.set(j, k, sum);
                left.set(k, j, sum);
            }
            right.set(j, 0, product(columns.get(j), y, y.length));
        }
        for (int j = 0; j < width; j++) {
            left.add(j, j, penalties[j] + LEAST * (1 + left.get(j, j)));
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
        DMatrixRMaj solution = new DMatrixRMaj(width, 1);
        if (!solver.setA(left)) {
            throw new IllegalStateException("a regression on " + width + " columns has no solution");
        }
        solver.solve(right, solution);
        return solution.data.clone();
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
