package org.bitebudget.forecast.regression;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.forecast.Timeline;

/**
 * A linear regression on trend, season, weekday, holiday and whatever else is known, with errors that follow a first-order autoregression (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §7.4 and §10.1; the two-step estimate is that of Cochrane and Orcutt, Journal of the
 * American Statistical Association 44, 1949).
 */
public final class CalendarRegression {
    private static final int LONGEST_SEASON = 60;
    private static final int WAVES = 10;
    private static final double SHRINKAGE = 0.1;
    private static final double MOST_PERSISTENT = 0.98;

    private CalendarRegression() {}

    /**
     * Expected values of the next steps. A {@link Flat} series stays where it is.
     *
     * @param y finite observations, oldest first, at least one
     * @param season observations in one cycle, 1 for none
     * @param timeline null where times aren't known
     * @param regressors what else is known, [regressor][observation, then step ahead]; may be empty
     */
    public static double[] forecast(double[] y, int season, Timeline timeline, double[][] regressors, int horizon) {
        if (Flat.is(y)) {
            return Flat.forecast(y, horizon);
        }
        List<double[]> columns = columns(y.length, season, timeline, regressors, horizon);
        double[] penalties = new double[columns.size()];
        Arrays.fill(penalties, 2, penalties.length, SHRINKAGE);
        double[] coefficients = Ridge.fit(columns, y, penalties);
        double[] errors = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            errors[t] = y[t] - Ridge.value(columns, coefficients, t);
        }
        double persistence = persistence(errors);
        double carried = errors[y.length - 1];
        double[] forecast = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            carried *= persistence;
            forecast[h] = Ridge.value(columns, coefficients, y.length + h) + carried;
        }
        return forecast;
    }

    /** Trend, season, weekday, holidays and regressors, by observation and step ahead. */
    static List<double[]> columns(int size, int season, Timeline timeline, double[][] regressors, int horizon) {
        Features features = new Features(size, horizon, timeline);
        List<double[]> columns = new ArrayList<>(List.of(features.constant(), features.trend()));
        boolean byWeekday = timeline != null && timeline.unit().compareTo(ChronoUnit.DAYS) <= 0 && size >= 14;
        if (season > 1 && size >= 2 * season && !(byWeekday && season == 7)) {
            columns.addAll(season <= LONGEST_SEASON ? features.places(season) : features.waves(season, WAVES));
        }
        if (byWeekday) {
            columns.addAll(features.weekdays());
        }
        if (timeline != null && features.year() >= 2 && size >= 2 * features.year() && season != features.year()) {
            columns.addAll(features.waves(features.year(), WAVES / 2));
        }
        columns.addAll(features.holidays());
        columns.addAll(features.standardised(regressors));
        return columns;
    }

    /** The correlation of errors with those before them. */
    static double persistence(double[] errors) {
        double products = 0;
        double squares = 0;
        for (int t = 1; t < errors.length; t++) {
            products += errors[t] * errors[t - 1];
            squares += errors[t - 1] * errors[t - 1];
        }
        return squares > 0 ? Math.max(0, Math.min(MOST_PERSISTENT, products / squares)) : 0;
    }
}
