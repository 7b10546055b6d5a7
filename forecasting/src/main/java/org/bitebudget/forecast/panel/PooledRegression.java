package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bitebudget.forecast.panel.PooledFits.Fit;

/**
 * One linear autoregression for all series of a panel, a set of coefficients for each step ahead: windows of all series, each relative to its last
 * value and in units of its own movement, are the rows of a ridge regression. Long memories pay because the panel as a whole has the data for them
 * (Montero-Manso and Hyndman, International Journal of Forecasting 37, 2021).
 *
 * <p>Series too short for the window are forecast by the longest shorter window that they have, at the least by their last value.
 */
public final class PooledRegression implements PanelMethod {
    private final String label;
    private final int[] windows;
    private final boolean logarithms;
    private final PooledFits fits;

    /**
     * @param windows how many observations a row sees; the first that fits a series is used for it
     * @param logarithms true for relative movements; series with values at or below zero are left as they are
     * @param ridge penalty as a share of the mean square of the rows
     */
    public PooledRegression(String label, int[] windows, boolean logarithms, double ridge) {
        this(label, windows, logarithms, new PooledFits(ridge));
    }

    /** @param fits shared with other methods for the same panel */
    PooledRegression(String label, int[] windows, boolean logarithms, PooledFits fits) {
        this.label = label;
        this.windows = windows.clone();
        this.logarithms = logarithms;
        this.fits = fits;
    }

    @Override
    public String label() {
        return label;
    }

    /** Fits at the earliest origin, goes on with that at those after it, and fits once more at the end. */
    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        fit(panel, back, horizon);
        double[][][] answer = new double[back.length][panel.size()][];
        IntStream.range(0, panel.size()).parallel().forEach(i -> {
            for (int o = 0; o < back.length; o++) {
                answer[o][i] = predict(panel, i, back[o], back[0], horizon);
            }
        });
        return answer;
    }

    /** Only what some series needs is fitted. */
    private void fit(Panel panel, int[] back, int horizon) {
        TreeSet<Integer> needed = new TreeSet<>();
        for (int steps : back) {
            for (int i = 0; i < panel.size(); i++) {
                int size = panel.values(i).length - steps;
                IntStream.of(windows).filter(w -> size > w).findFirst().ifPresent(needed::add);
            }
        }
        needed.forEach(window -> fits.fit(panel, back[0], window, logarithms, horizon));
    }

    private double[] predict(Panel panel, int i, int back, int earliest, int horizon) {
        double[] y = panel.valuesBefore(i, back);
        int size = y.length;
        PooledWindows known = PooledWindows.of(y, size, logarithms);
        for (int window : windows) {
            if (size <= window) {
                continue;
            }
            Fit fit = fits.fit(panel, earliest, window, logarithms, horizon);
            Optional<double[][]> coefficients = back == 0 ? fit.newest() : fit.earlier();
            if (coefficients.isEmpty()) {
                continue;
            }
            double scale = known.scale(size - window, size);
            if (scale == 0) {
                break;
            }
            double[] row = new double[window];
            known.row(size - window, size, scale, row);
            return continued(known, scale, row, coefficients.get());
        }
        double[] last = new double[horizon];
        Arrays.fill(last, y[size - 1]);
        return last;
    }

    private static double[] continued(PooledWindows known, double scale, double[] row, double[][] coefficients) {
        double[] forecast = new double[coefficients.length];
        for (int h = 0; h < forecast.length; h++) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * coefficients[h][j];
            }
            forecast[h] = known.value(scale * sum);
        }
        return forecast;
    }
}
