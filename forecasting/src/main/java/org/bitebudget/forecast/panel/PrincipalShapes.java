package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The few orthonormal directions in which the windows of a panel differ most (principal components of a sample of them), and what of a shape lies
 * along each. Differences along the directions never exceed the distance of the shapes, so they tell cheaply which windows can't be near.
 */
final class PrincipalShapes {
    private static final int SAMPLE = 2000;
    private static final int MOST = 8;

    private final double[][] directions;

    private PrincipalShapes(double[][] directions) {
        this.directions = directions;
    }

    static PrincipalShapes of(WindowShapes shapes) {
        int window = shapes.window();
        double[] mean = new double[window];
        DMatrixRMaj moments = new DMatrixRMaj(window, window);
        int count = sample(shapes, mean, moments);
        for (int j = 0; j < window; j++) {
            for (int k = 0; k <= j; k++) {
                double covariance = moments.get(j, k) / Math.max(1, count)
                        - mean[j] / Math.max(1, count) * (mean[k] / Math.max(1, count));
                moments.set(j, k, covariance);
                moments.set(k, j, covariance);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(window, true, true);
        int dimensions = Math.min(MOST, window);
        if (!eigen.decompose(moments)) {
            throw new IllegalStateException("no principal components of windows of " + window);
        }
        return new PrincipalShapes(IntStream.range(0, window)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
                .limit(dimensions)
                .map(k -> eigen.getEigenVector(k).data)
                .toArray(double[][]::new));
    }

    /** Sums of shapes and of their products, over windows spread evenly across the panel. */
    private static int sample(WindowShapes shapes, double[] sums, DMatrixRMaj products) {
        long windows = 0;
        for (int s = 0; s < shapes.seriesCount(); s++) {
            windows += Math.max(0, shapes.values(s).length - shapes.window() + 1);
        }
        long stride = Math.max(1, windows / SAMPLE);
        long next = 0;
        int count = 0;
        for (int s = 0; s < shapes.seriesCount(); s++) {
            for (int end = shapes.window(); end <= shapes.values(s).length; end++) {
                if (next++ % stride != 0 || !shapes.hasShape(s, end)) {
                    continue;
                }
                double[] shape = shapes.shape(s, end);
                double size = Arrays.stream(shape).map(v -> v * v).sum();
                for (int j = 0; j < shape.length; j++) {
                    // wild shapes shall not decide alone
                    double x = shape[j] / Math.sqrt(size);
                    sums[j] += x;
                    int row = j * shape.length;
                    for (int k = 0; k <= j; k++) {
                        products.data[row + k] += x * shape[k] / Math.sqrt(size);
                    }
                }
                count++;
            }
        }
        return count;
    }

    int dimensions() {
        return directions.length;
    }

    /** What lies along each direction, and the length of the rest. */
    float[] along(double[] shape) {
        float[] along = new float[directions.length + 1];
        double rest = 0;
        for (double v : shape) {
            rest += v * v;
        }
        for (int d = 0; d < directions.length; d++) {
            double sum = 0;
            for (int j = 0; j < shape.length; j++) {
                sum += directions[d][j] * shape[j];
            }
            along[d] = (float) sum;
            rest -= sum * sum;
        }
        along[directions.length] = (float) Math.sqrt(Math.max(0, rest));
        return along;
    }

    /**
     * The same for all windows of a series.
     *
     * @return [direction, the rest last][end less the window's length]
     */
    double[][] along(WindowShapes shapes, int series) {
        double[] z = shapes.values(series);
        int window = shapes.window();
        int count = Math.max(0, z.length - window + 1);
        double[][] along = new double[directions.length + 1][count];
        double[] rest = along[directions.length];
        double[] levels = new double[count];
        double[] inverses = new double[count];
        for (int e = 0; e < count; e++) {
            levels[e] = shapes.level(series, e + window);
            inverses[e] = 1 / Math.max(WindowShapes.STILL, shapes.scale(series, e + window));
        }
        // a fixed origin near the values keeps their digits
        double origin = z[0];
        double[] shifted = new double[z.length];
        for (int t = 0; t < z.length; t++) {
            shifted[t] = z[t] - origin;
        }
        for (int j = 0; j < window; j++) {
            for (int e = 0; e < count; e++) {
                double v = (z[e + j] - levels[e]) * inverses[e];
                rest[e] += v * v;
            }
        }
        for (int d = 0; d < directions.length; d++) {
            double[] sums = along[d];
            addWindows(directions[d], shifted, sums);
            double total = Arrays.stream(directions[d]).sum();
            for (int e = 0; e < count; e++) {
                sums[e] = (sums[e] - total * (levels[e] - origin)) * inverses[e];
                rest[e] -= sums[e] * sums[e];
            }
        }
        for (int e = 0; e < count; e++) {
            rest[e] = Math.sqrt(Math.max(0, rest[e]));
        }
        return along;
    }

    /** sums[e] += Σ weights[j] · values[e + j], four places of the window at once so that each sum is loaded once for them. */
    private static void addWindows(double[] weights, double[] values, double[] sums) {
        int j = 0;
        for (; j + 4 <= weights.length; j += 4) {
            double w0 = weights[j];
            double w1 = weights[j + 1];
            double w2 = weights[j + 2];
            double w3 = weights[j + 3];
            for (int e = 0; e < sums.length; e++) {
                sums[e] +=
                        w0 * values[e + j] + w1 * values[e + j + 1] + w2 * values[e + j + 2] + w3 * values[e + j + 3];
            }
        }
        for (; j < weights.length; j++) {
            for (int e = 0; e < sums.length; e++) {
                sums[e] += weights[j] * values[e + j];
            }
        }
    }
}
