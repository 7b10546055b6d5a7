package org.bitebudget.forecast.ets;

import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.ets.EtsForm.Season;

/**
 * Heuristic initial states: seasonal ones from a classical decomposition of the first cycles, level and trend by a line through the first
 * deseasonalised observations (Hyndman et al. 2008, section 2.6.1). Level and trend are refined by the optimiser afterwards.
 *
 * @param season the season of the first observation first; sums to 0 (additive) or averages 1 (multiplicative); empty without a season
 * @param scale a step for the optimiser that is neither lost in the level nor as large as it, in the unit of the series
 */
record EtsStart(double level, double trend, List<Double> season, double scale) {
    private static final int LINE_POINTS = 10;
    private static final int CYCLES = 4;

    static EtsStart of(Series series, Season kind) {
        double[] filled = filled(series);
        double[] season = kind == Season.N ? new double[0] : seasonalStates(filled, series.season(), kind);
        double[] adjusted = filled.clone();
        for (int t = 0; t < filled.length && kind != Season.N; t++) {
            double s = season[t % season.length];
            adjusted[t] = kind == Season.A ? filled[t] - s : filled[t] / s;
        }
        int points = Math.min(adjusted.length, Math.max(LINE_POINTS, 2 * season.length));
        double[] line = line(Arrays.copyOf(adjusted, points));
        double spread = Math.sqrt(line[2]);
        return new EtsStart(
                line[0],
                line[1],
                Arrays.stream(season).boxed().toList(),
                spread > 0 ? spread : 1e-3 * (1 + Math.abs(line[0])));
    }

    /** A fresh array of the seasonal states. */
    double[] seasonStates() {
        return season.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Gaps bridged by straight lines, so that the decomposition has whole cycles; used for the start only. */
    private static double[] filled(Series series) {
        double[] filled = series.values();
        int known = -1;
        for (int t = 0; t < filled.length; t++) {
            if (!series.isKnown(t)) {
                continue;
            }
            for (int g = known + 1; g < t; g++) {
                filled[g] =
                        known < 0 ? filled[t] : filled[known] + (filled[t] - filled[known]) * (g - known) / (t - known);
            }
            known = t;
        }
        Arrays.fill(filled, known + 1, filled.length, filled[known]);
        return filled;
    }

    private static double[] seasonalStates(double[] y, int cycle, Season kind) {
        int length = Math.min(y.length, CYCLES * cycle + cycle);
        double[] sums = new double[cycle];
        int[] counts = new int[cycle];
        for (int t = cycle / 2; t + cycle / 2 < length; t++) {
            double centre = centredAverage(y, t, cycle);
            sums[t % cycle] += kind == Season.A ? y[t] - centre : y[t] / centre;
            counts[t % cycle]++;
        }
        double[] season = new double[cycle];
        for (int i = 0; i < cycle; i++) {
            season[i] = counts[i] == 0 ? (kind == Season.A ? 0 : 1) : sums[i] / counts[i];
        }
        double mean = Arrays.stream(season).average().orElseThrow();
        for (int i = 0; i < cycle; i++) {
            season[i] = kind == Season.A ? season[i] - mean : Math.max(season[i] / mean, 1e-2);
        }
        return season;
    }

    /** The 2×m moving average for an even cycle, the plain one for an odd cycle. */
    private static double centredAverage(double[] y, int t, int cycle) {
        int half = cycle / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            boolean end = cycle % 2 == 0 && (i == t - half || i == t + half);
            sum += end ? y[i] / 2 : y[i];
        }
        return sum / cycle;
    }

    /** Least squares through (1, y₁)…(n, yₙ): value at 0, slope, mean squared residual. */
    private static double[] line(double[] y) {
        int n = y.length;
        double centre = (n + 1) / 2.0;
        double mean = Arrays.stream(y).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            covariance += (i + 1 - centre) * (y[i] - mean);
            variance += (i + 1 - centre) * (i + 1 - centre);
        }
        double slope = n > 1 ? covariance / variance : 0;
        double start = mean - slope * centre;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = y[i] - start - slope * (i + 1);
            squares += residual * residual;
        }
        return new double[] {start, slope, squares / n};
    }
}
