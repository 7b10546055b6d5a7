package org.bitebudget.forecast.table;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;
import org.bitebudget.forecast.panel.Gaps;
import org.bitebudget.forecast.panel.LocalMethod;

/** Forecasts each series of a table by a regression on what is known of every step, such as price, deal and weather. */
public final class TableRegression implements TableMethod {
    private final Table table;
    private final int season;
    private final boolean dated;
    private final LocalMethod.CalendarRule rule;

    /** @param dated true if times are days since 1970-01-01 */
    public TableRegression(Table table, int season, boolean dated, LocalMethod.CalendarRule rule) {
        this.table = table;
        this.season = season;
        this.dated = dated;
        this.rule = rule;
    }

    @Override
    public double[][] forecast(int origin, int[] steps) {
        double[][] forecasts = table.series().parallelStream()
                .map(line -> forecast(line, origin, steps))
                .toArray(double[][]::new);
        return table.notBelowZero(origin, forecasts);
    }

    private double[] forecast(Table.Line line, int origin, int[] steps) {
        double[] values = line.values();
        int first = IntStream.range(0, origin)
                .filter(t -> !Double.isNaN(values[t]))
                .findFirst()
                .orElse(origin);
        double[] answer = new double[steps.length];
        if (first == origin) {
            Arrays.fill(answer, Double.NaN);
            return answer;
        }
        int horizon = steps[steps.length - 1];
        double[] known = Gaps.bridged(Arrays.copyOfRange(values, first, origin));
        double[][] regressors = IntStream.range(0, table.covariates().size())
                .filter(c -> !table.covariates().get(c).endsWith(Table.CATEGORY))
                .mapToObj(c -> IntStream.range(first, origin + horizon)
                        .mapToDouble(t -> line.known(c, t))
                        .toArray())
                .filter(column -> Arrays.stream(column).anyMatch(Double::isFinite))
                .map(Gaps::bridged)
                .toArray(double[][]::new);
        double[] forecast = rule.forecast(known, season, timeline(origin), regressors, horizon);
        for (int k = 0; k < steps.length; k++) {
            answer[k] = forecast[steps[k] - 1];
        }
        return answer;
    }

    private Timeline timeline(int origin) {
        return dated
                ? new Timeline(
                        LocalDate.ofEpochDay(table.times().get(origin - 1)).atStartOfDay(), ChronoUnit.DAYS, "")
                : null;
    }
}
