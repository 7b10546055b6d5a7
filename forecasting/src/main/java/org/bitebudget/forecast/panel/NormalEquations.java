package org.bitebudget.forecast.panel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * XᵀX and XᵀY of a regression, added up from rows that come one by one. Rows are taken in by the batch, so that each sum is loaded once for four of
 * them (more, and the compiler no longer uses vector instructions): the one loop in which pooled regressions spend their time.
 */
final class NormalEquations {
    private static final int BATCH = 16;
    private static final int UNROLLED = 4;

    /** The half up to the diagonal. */
    private final double[][] left;
    /** [output][place in the row]: long loops, however few outputs there are. */
    private final double[][] right;

    private final double[][] rows;
    private final double[][] targets;
    private int waiting;

    NormalEquations(int width, int outputs) {
        left = new double[width][];
        for (int j = 0; j < width; j++) {
            left[j] = new double[j + 1];
        }
        right = new double[outputs][width];
        rows = new double[BATCH][width];
        targets = new double[BATCH][outputs];
    }

    /** Where the next row goes. */
    double[] nextRow() {
        return rows[waiting];
    }

    /** Where its targets go. */
    double[] nextTargets() {
        return targets[waiting];
    }

    /** The next row and its targets are complete. */
    void added() {
        if (++waiting == BATCH) {
            take();
        }
    }

    /** Adds all rows that others have been given; of the same width and outputs. */
    void addAll(NormalEquations others) {
        others.flush();
        add(left, others.left);
        add(right, others.right);
    }

    private static void add(double[][] sums, double[][] others) {
        for (int j = 0; j < sums.length; j++) {
            for (int k = 0; k < sums[j].length; k++) {
                sums[j][k] += others[j][k];
            }
        }
    }

    /** XᵀX. */
    DMatrixRMaj left() {
        flush();
        int width = left.length;
        DMatrixRMaj matrix = new DMatrixRMaj(width, width);
        for (int j = 0; j < width; j++) {
            for (int k = 0; k <= j; k++) {
                matrix.set(j, k, left[j][k]);
                matrix.set(k, j, left[j][k]);
            }
        }
        return matrix;
    }

    /** XᵀY. */
    DMatrixRMaj right() {
        flush();
        DMatrixRMaj matrix = new DMatrixRMaj(left.length, right.length);
        for (int h = 0; h < right.length; h++) {
            for (int j = 0; j < left.length; j++) {
                matrix.set(j, h, right[h][j]);
            }
        }
        return matrix;
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        for (int b = waiting; b < BATCH; b++) {
            Arrays.fill(rows[b], 0);
            Arrays.fill(targets[b], 0);
        }
        take();
    }

    private void take() {
        waiting = 0;
        for (int b = 0; b < BATCH; b += UNROLLED) {
            for (int j = 0; j < left.length; j++) {
                add(left[j], rows, b, j);
            }
            for (int h = 0; h < right.length; h++) {
                add(right[h], targets, b, h);
            }
        }
    }

    /** sums[k] += Σ factors[b][j] · rows[b][k] over four rows b. */
    private void add(double[] sums, double[][] factors, int b, int j) {
        double x0 = factors[b][j];
        double x1 = factors[b + 1][j];
        double x2 = factors[b + 2][j];
        double x3 = factors[b + 3][j];
        double[] r0 = rows[b];
        double[] r1 = rows[b + 1];
        double[] r2 = rows[b + 2];
        double[] r3 = rows[b + 3];
        for (int k = 0; k < sums.length; k++) {
            sums[k] += x0 * r0[k] + x1 * r1[k] + x2 * r2[k] + x3 * r3[k];
        }
    }
}
