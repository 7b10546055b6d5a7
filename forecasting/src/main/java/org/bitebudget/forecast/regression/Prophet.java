package org.bitebudget.forecast.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Timeline;

/**
 * A trend that bends at a few places, seasons as sums of sines, holidays and regressors (Taylor and Letham, The American Statistician 72, 2018). The
 * most likely point under a Laplace prior for the bends and normal priors for the rest, found by a ridge regression whose penalties on the bends
 * are repeated until they settle (Figueiredo, IEEE Transactions on Pattern Analysis and Machine Intelligence 25, 2003).
 */
public final class Prophet {
    private static final int BENDS = 25;
    private static final double BENDING_UNTIL = 0.8;
    private static final double BEND_SCALE = 0.05;
    private static final double OTHER_SCALE = 10;
    private static final int ROUNDS = 12;
    private static final double SETTLED = 1e-4;
    private static final int YEARLY = 10;
    private static final int WEEKLY = 3;
    private static final int DAILY = 4;

    private Prophet() {}

    /**
     * Expected values of the next steps. A {@link Flat} series stays where it is.
     *
     * @param y finite observations, oldest first, at least one
     * @param season observations in one cycle, 1 for none
     * @param timeline null where times aren't known; then there is the one season and no holiday
     * @param regressors what else is known, [regressor][observation, then step ahead]; may be empty
     */
    public static double[] forecast(double[] y, int season, Timeline timeline, double[][] regressors, int horizon) {
        if (Flat.is(y)) {
            return Flat.forecast(y, horizon);
        }
        Features features = new Features(y.length, horizon, timeline);
        List<double[]> columns = new ArrayList<>(List.of(features.constant(), features.trend()));
        int bends = Math.min(BENDS, y.length / 4);
        for (int k = 1; k <= bends; k++) {
            columns.add(features.hinge(BENDING_UNTIL * k / (bends + 1.0)));
        }
        columns.addAll(seasons(features, y.length, season));
        columns.addAll(features.holidays());
        columns.addAll(features.standardised(regressors));
        double unit = Arrays.stream(y).map(Math::abs).max().orElseThrow();
        double[] scaled = Arrays.stream(y).map(v -> v / unit).toArray();
        double[] coefficients = fit(columns, scaled, bends);
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            forecast[h] = unit * Ridge.value(columns, coefficients, y.length + h);
        }
        return forecast;
    }

    private static List<double[]> seasons(Features features, int size, int season) {
        List<double[]> waves = new ArrayList<>();
        if (features.hasTimes()) {
            double year = features.year();
            double week = features.week();
            if (week > 7 && size >= 2 * week / 7) {
                waves.addAll(features.waves(week / 7, DAILY));
            }
            if (week >= 2 && size >= 2 * week) {
                waves.addAll(features.waves(week, WEEKLY));
            }
            if (year >= 2 && size >= 2 * year) {
                waves.addAll(features.waves(year, YEARLY));
            }
        } else if (season > 1 && size >= 2 * season) {
            waves.addAll(features.waves(season, YEARLY));
        }
        return waves;
    }

    private static double[] fit(List<double[]> columns, double[] y, int bends) {
        double[] penalties = new double[columns.size()];
        double[] coefficients = new double[columns.size()];
        double variance = Arrays.stream(y).map(v -> v * v).average().orElseThrow();
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 2; j < penalties.length; j++) {
                double size = round == 0 ? BEND_SCALE : Math.abs(coefficients[j]) + SETTLED * BEND_SCALE;
                penalties[j] = j < 2 + bends ? variance / (BEND_SCALE * size) : variance / (OTHER_SCALE * OTHER_SCALE);
            }
            coefficients = Ridge.fit(columns, y, penalties);
            double squares = 0;
            for (int t = 0; t < y.length; t++) {
                double e = y[t] - Ridge.value(columns, coefficients, t);
                squares += e * e;
            }
            variance = squares / y.length;
        }
        return coefficients;
    }
}
