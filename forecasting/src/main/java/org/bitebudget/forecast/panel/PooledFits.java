package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The ridge regressions behind {@link PooledRegression}, each fitted once however many methods ask for it. All methods for one panel share an
 * instance; it lives as long as they do.
 */
final class PooledFits {
    private static final int MOST_ROWS = 60_000;
    /** Series are dealt to so many threads at most; a fixed number, so that sums are added up in the same order on every machine. */
    private static final int SHARES = 8;

    private final double ridge;
    private final Map<Key, Fit> known = new ConcurrentHashMap<>();

    /** @param ridge added to the diagonal of the normal equations, as a share of its mean */
    PooledFits(double ridge) {
        this.ridge = ridge;
    }

    /** A panel is the same only if it is the same object. */
    private record Key(Panel panel, int back, int window, boolean logarithms, int horizon) {}

    /**
     * Coefficients [step ahead][place in the window], the place of the newest observation being the constant; empty if there are too few windows.
     *
     * @param earlier learnt from everything before an origin
     * @param newest learnt from that and from everything since
     */
    record Fit(Optional<double[][]> earlier, Optional<double[][]> newest) {}

    /**
     * What was learnt before an origin, and by the end: the windows before the origin are added up once for both.
     *
     * @param back steps from the end of every series to the origin
     */
    Fit fit(Panel panel, int back, int window, boolean logarithms, int horizon) {
        // not computeIfAbsent: fitting takes long and other keys must not wait for it
        Key key = new Key(panel, back, window, logarithms, horizon);
        Fit fit = known.get(key);
        if (fit == null) {
            fit = fit(key);
            known.put(key, fit);
        }
        return fit;
    }

    private Fit fit(Key key) {
        NormalEquations[] shares = new NormalEquations[Math.min(SHARES, key.panel.size())];
        Arrays.setAll(shares, share -> new NormalEquations(key.window, key.horizon));
        int stride = (int) Math.max(1, (rows(key, 0) + MOST_ROWS - 1) / MOST_ROWS);
        add(key, shares, stride, key.back, false);
        Optional<double[][]> earlier = solved(key, shares, key.back);
        if (key.back == 0) {
            return new Fit(earlier, earlier);
        }
        add(key, shares, stride, 0, true);
        return new Fit(earlier, solved(key, shares, 0));
    }

    private static long rows(Key key, int back) {
        return IntStream.range(0, key.panel.size())
                .mapToLong(i -> Math.max(0, newestEnd(key, i, back) - key.window + 1))
                .sum();
    }

    /** The newest place that leaves a whole horizon before an origin. */
    private static int newestEnd(Key key, int i, int back) {
        return size(key, i, back) - key.horizon;
    }

    private static int size(Key key, int i, int back) {
        return Math.max(1, key.panel.values(i).length - back);
    }

    /**
     * Every so many windows of each series, counted from the newest before the key's origin: those that leave a whole horizon before another origin, or
     * only those of them that don't before the key's. Series begin to count one after the other, so that no place of a cycle is preferred.
     */
    private static void add(Key key, NormalEquations[] shares, int stride, int back, boolean onlyNew) {
        IntStream.range(0, shares.length).parallel().forEach(share -> {
            for (int i = share; i < key.panel.size(); i += shares.length) {
                double[] known = key.panel.valuesBefore(i, back);
                PooledWindows windows = PooledWindows.of(known, known.length, key.logarithms);
                int before = newestEnd(key, i, key.back);
                int oldest = onlyNew ? Math.max(key.window, before + 1) : key.window;
                int first = oldest + Math.floorMod(before - i - oldest, stride);
                for (int end = first; end <= newestEnd(key, i, back); end += stride) {
                    add(windows, end, key.window, shares[share]);
                }
            }
        });
    }

    private static void add(PooledWindows windows, int end, int window, NormalEquations equations) {
        double scale = windows.scale(end - window, end);
        if (scale > 0) {
            windows.row(end - window, end, scale, equations.nextRow());
            windows.targets(end, scale, equations.nextTargets());
            equations.added();
        }
    }

    private Optional<double[][]> solved(Key key, NormalEquations[] shares, int back) {
        int width = key.window;
        if (rows(key, back) < 2L * width) {
            return Optional.empty();
        }
        NormalEquations equations = new NormalEquations(width, key.horizon);
        for (NormalEquations share : shares) {
            equations.addAll(share);
        }
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
        DMatrixRMaj x = new DMatrixRMaj(width, key.horizon);
        solver.solve(equations.right(), x);
        double[][] coefficients = new double[key.horizon][width];
        for (int h = 0; h < key.horizon; h++) {
            for (int j = 0; j < width; j++) {
                coefficients[h][j] = x.get(j, h);
            }
        }
        return Optional.of(coefficients);
    }
}
