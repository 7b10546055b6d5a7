package org.bitebudget.forecast.seasonal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bitebudget.forecast.local.DampedTrend;

/**
 * Several seasons at once, such as the day and the week of hours: decompositions by {@link Stl} in turn, each on what the others leave (Bandara,
 * Hyndman and Bergmeir, International Journal of Operational Research 52, 2025). Forecasts are the last cycle of each season on top of a damped trend
 * through what is left without them.
 */
public final class Mstl {
    private static final int PASSES = 2;
    private static final int FIRST_WIDTH = 11;
    private static final int WIDER = 4;
    /** Cycles that come with a cycle: of hours, half and quarter hours the week, of days the year. */
    private static final Map<Integer, Integer> LONGER = Map.of(24, 168, 48, 336, 96, 672, 7, 365);

    private final List<double[]> seasons;
    private final int[] periods;
    private final double[] rest;

    private Mstl(List<double[]> seasons, int[] periods, double[] rest) {
        this.seasons = seasons;
        this.periods = periods;
        this.rest = rest;
    }

    /**
     * Decomposes a series.
     *
     * @param periods shortest first; the series has two cycles of each
     */
    public static Mstl of(double[] y, int... periods) {
        double[][] seasons = new double[periods.length][y.length];
        double[] rest = y.clone();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int k = 0; k < periods.length; k++) {
                add(rest, seasons[k], 1);
                seasons[k] = Stl.of(rest, periods[k], FIRST_WIDTH + WIDER * k).season();
                add(rest, seasons[k], -1);
            }
        }
        return new Mstl(List.of(seasons), periods.clone(), rest);
    }

    /** The cycles worth removing from a series of some length, given its shortest one: that, and the longer one that usually comes with it. */
    static int[] periods(int season, int length) {
        int longer = LONGER.getOrDefault(season, 0);
        if (season < 2 || length < 2 * season + 2) {
            return new int[0];
        }
        return longer > 0 && length >= 2 * longer + 2 ? new int[] {season, longer} : new int[] {season};
    }

    /** Forecasts a series by its season, and the longer one that usually comes with it, such as the week with the day. */
    public static double[] forecast(double[] y, int season, int horizon) {
        int[] periods = periods(season, y.length);
        boolean ratios = periods.length > 0 && Arrays.stream(y).allMatch(v -> v > 0);
        double[] v = ratios ? Arrays.stream(y).map(Math::log).toArray() : y;
        double[] forecast = of(v, periods).forecast(horizon);
        return ratios ? Arrays.stream(forecast).map(Math::exp).toArray() : forecast;
    }

    /** The seasons, in the order of the periods. */
    public double[] season(int index) {
        return seasons.get(index).clone();
    }

    /** The series without its seasons. */
    public double[] adjusted() {
        return rest.clone();
    }

    double[] forecast(int horizon) {
        double[] forecast = DampedTrend.forecast(rest, horizon);
        for (int k = 0; k < periods.length; k++) {
            for (int h = 0; h < horizon; h++) {
                forecast[h] += seasons.get(k)[rest.length - periods[k] + h % periods[k]];
            }
        }
        return forecast;
    }

    private static void add(double[] sums, double[] values, int sign) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] += sign * values[t];
        }
    }
}
