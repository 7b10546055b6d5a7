package org.bitebudget.forecast.panel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The ridge regressions behind {@link PooledRegression}, each fitted once however many methods ask for it. All methods for one panel share an
 * instance; it lives as long as they do.
 */
final class PooledFits {
    private static final int MOST_ROWS = 60_000;

    private final double ridge;
    private final Map<Key, Optional<double[][]>> known = new ConcurrentHashMap<>();

    /** @param ridge added to the diagonal of the normal equations, as a share of its mean */
    PooledFits(double ridge) {
        this.ridge = ridge;
    }

    /** A panel is the same only if it is the same object. */
    private record Key(Panel panel, int back, int window, boolean logarithms, int horizon) {}

    /**
     * What was learnt from everything before an origin.
     *
     * @param back steps from the end of every series to the origin
     * @return [step ahead][place in the window], the place of the newest observation being the constant; empty if there are too few windows
     */
    Optional<double[][]> coefficients(Panel panel, int back, int window, boolean logarithms, int horizon) {
        // not computeIfAbsent: fitting takes long and other keys must not wait for it
        Key key = new Key(panel, back, window, logarithms, horizon);
        Optional<double[][]> fit = known.get(key);
        if (fit == null) {
            fit = fit(panel, back, window, logarithms, horizon);
            known.put(key, fit);
        }
        return fit;
    }

    private Optional<double[][]> fit(Panel panel, int back, int window, boolean logarithms, int horizon) {
        long rows = 0;
        for (int i = 0; i < panel.size(); i++) {
            rows += Math.max(0, size(panel, i, back) - window - horizon + 1);
        }
        if (rows < 2L * window) {
            return Optional.empty();
        }
        int stride = (int) Math.max(1, (rows + MOST_ROWS - 1) / MOST_ROWS);
        NormalEquations equations = new NormalEquations(window, horizon);
        long phase = 0;
        for (int i = 0; i < panel.size(); i++) {
            PooledWindows windows = PooledWindows.of(panel.values(i), size(panel, i, back), logarithms);
            // windows end anywhere that leaves a whole horizon; the newest always takes part
            for (int end = windows.size() - horizon - (int) (phase++ % stride); end >= window; end -= stride) {
                double scale = windows.scale(end - window, end);
                if (scale > 0) {
                    windows.row(end - window, end, scale, equations.nextRow());
                    windows.targets(end, scale, equations.nextTargets());
                    equations.added();
                }
            }
        }
        return solve(equations, window, horizon);
    }

    private static int size(Panel panel, int i, int back) {
        return Math.max(1, panel.values(i).length - back);
    }

    private Optional<double[][]> solve(NormalEquations equations, int width, int horizon) {
        DMatrixRMaj a = equations.left();
        double trace = 0;
        for (int j = 0; j < width; j++) {
            trace += a.get(j, j);
        }
        for (int j = 0; j < width; j++) {
            a.add(j, j, ridge * trace / width + 1e-9);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
        if (!solver.setA(a)) {
            return Optional.empty();
        }
        DMatrixRMaj x = new DMatrixRMaj(width, horizon);
        solver.solve(equations.right(), x);
        double[][] coefficients = new double[horizon][width];
        for (int h = 0; h < horizon; h++) {
            for (int j = 0; j < width; j++) {
                coefficients[h][j] = x.get(j, h);
            }
        }
        return Optional.of(coefficients);
    }
}
