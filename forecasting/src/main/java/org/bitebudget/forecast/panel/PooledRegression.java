package org.bitebudget.forecast.panel;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * One linear autoregression for all series of a panel, a set of coefficients for each step ahead: windows of all series, each relative to its last
 * value and in units of its own movement, are the rows of a ridge regression. Long memories pay because the panel as a whole has the data for them
 * (Montero-Manso and Hyndman, International Journal of Forecasting 37, 2021).
 *
 * <p>Series too short for the window are forecast by the longest shorter window that they have, at the least by their last value.
 */
public final class PooledRegression implements PanelMethod {
    private static final int MOST_ROWS = 60_000;
    private static final double CLIP = 12;

    private final String label;
    private final int[] windows;
    private final boolean logarithms;
    private final double ridge;

    /**
     * @param windows how many observations a row sees; the first that fits a series is used for it
     * @param logarithms true for relative movements; series with values at or below zero are left as they are
     */
    public PooledRegression(String label, int[] windows, boolean logarithms, double ridge) {
        this.label = label;
        this.windows = windows.clone();
        this.logarithms = logarithms;
        this.ridge = ridge;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        double[][][] answer = new double[back.length][panel.size()][];
        double[][][] fitted = null;
        for (int o = 0; o < back.length; o++) {
            if (fitted == null || back[o] == 0) {
                Panel sample = panel.before(back[o]);
                fitted = new double[windows.length][][];
                for (int w = 0; w < windows.length; w++) {
                    fitted[w] = fit(sample, windows[w], horizon);
                }
            }
            for (int i = 0; i < panel.size(); i++) {
                answer[o][i] = predict(panel.values(i), panel.values(i).length - back[o], fitted, horizon);
            }
        }
        return answer;
    }

    private double[] predict(double[] y, int end, double[][][] fitted, int horizon) {
        int size = Math.max(1, Math.min(end, y.length));
        double[] v = transformed(y, size);
        for (int w = 0; w < windows.length; w++) {
            if (size < windows[w] + 1 || fitted[w] == null) {
                continue;
            }
            double scale = scale(v, size - windows[w], size);
            if (scale == 0) {
                break;
            }
            double[] row = row(v, size - windows[w], size, scale);
            double[] forecast = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                double sum = 0;
                for (int j = 0; j < row.length; j++) {
                    sum += row[j] * fitted[w][h][j];
                }
                double value = v[size - 1] + scale * sum;
                forecast[h] = isLog(y, size) ? Math.exp(value) : value;
            }
            return forecast;
        }
        double[] last = new double[horizon];
        Arrays.fill(last, y[size - 1]);
        return last;
    }

    private double[][] fit(Panel panel, int window, int horizon) {
        long rows = 0;
        for (int i = 0; i < panel.size(); i++) {
            rows += Math.max(0, panel.values(i).length - window - horizon + 1);
        }
        if (rows < 2L * window) {
            return null;
        }
        int stride = (int) Math.max(1, (rows + MOST_ROWS - 1) / MOST_ROWS);
        int width = window;
        double[][] xx = new double[width][width];
        double[][] xy = new double[width][horizon];
        long phase = 0;
        for (int i = 0; i < panel.size(); i++) {
            double[] y = panel.values(i);
            double[] v = transformed(y, y.length);
            // windows end anywhere that leaves a whole horizon; the newest always takes part
            for (int end = v.length - horizon - (int) (phase++ % stride); end >= window; end -= stride) {
                double scale = scale(v, end - window, end);
                if (scale > 0) {
                    add(xx, xy, row(v, end - window, end, scale), v, end, scale, horizon);
                }
            }
        }
        return solve(xx, xy, width, horizon);
    }

    private static void add(
            double[][] xx, double[][] xy, double[] row, double[] v, int end, double scale, int horizon) {
        double[] targets = new double[horizon];
        double last = v[end - 1];
        for (int h = 0; h < horizon; h++) {
            targets[h] = Math.max(
                    -CLIP * Math.sqrt(h + 1.0), Math.min(CLIP * Math.sqrt(h + 1.0), (v[end + h] - last) / scale));
        }
        for (int j = 0; j < row.length; j++) {
            double x = row[j];
            if (x == 0) {
                continue;
            }
            double[] left = xx[j];
            for (int k = 0; k <= j; k++) {
                left[k] += x * row[k];
            }
            double[] right = xy[j];
            for (int h = 0; h < horizon; h++) {
                right[h] += x * targets[h];
            }
        }
    }

    private double[][] solve(double[][] xx, double[][] xy, int width, int horizon) {
        DMatrixRMaj a = new DMatrixRMaj(width, width);
        DMatrixRMaj b = new DMatrixRMaj(xy);
        double trace = 0;
        for (int j = 0; j < width; j++) {
            trace += xx[j][j];
            for (int k = 0; k <= j; k++) {
                a.set(j, k, xx[j][k]);
                a.set(k, j, xx[j][k]);
            }
        }
        for (int j = 0; j < width; j++) {
            a.add(j, j, ridge * trace / width + 1e-9);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
        if (!solver.setA(a)) {
            return null;
        }
        DMatrixRMaj x = new DMatrixRMaj(width, horizon);
        solver.solve(b, x);
        double[][] coefficients = new double[horizon][width];
        for (int h = 0; h < horizon; h++) {
            for (int j = 0; j < width; j++) {
                coefficients[h][j] = x.get(j, h);
            }
        }
        return coefficients;
    }

    /** Each earlier value relative to the last one; the place of the last one itself holds the constant. */
    private static double[] row(double[] v, int from, int to, double scale) {
        double[] row = new double[to - from];
        double last = v[to - 1];
        for (int t = from; t < to - 1; t++) {
            row[t - from] = Math.max(-CLIP * 5, Math.min(CLIP * 5, (v[t] - last) / scale));
        }
        row[row.length - 1] = 1;
        return row;
    }

    /** Mean absolute change within the window; 0 if nothing moved. */
    private static double scale(double[] v, int from, int to) {
        double sum = 0;
        for (int t = from + 1; t < to; t++) {
            sum += Math.abs(v[t] - v[t - 1]);
        }
        return sum / (to - from - 1);
    }

    private boolean isLog(double[] y, int size) {
        if (!logarithms) {
            return false;
        }
        for (int t = 0; t < size; t++) {
            if (!(y[t] > 0)) {
                return false;
            }
        }
        return true;
    }

    private double[] transformed(double[] y, int size) {
        boolean log = isLog(y, size);
        double[] v = new double[size];
        for (int t = 0; t < size; t++) {
            v[t] = log ? Math.log(y[t]) : y[t];
        }
        return v;
    }
}
