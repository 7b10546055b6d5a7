package org.bitebudget.forecast.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.Forecast.Point;
import org.bitebudget.forecast.panel.ConformalIntervals;
import org.bitebudget.forecast.panel.Origins;
import org.bitebudget.forecast.panel.Panel;

/** Prediction intervals of a table's forecasts, from the errors that the same forecaster made at earlier origins ({@link ConformalIntervals}). */
public final class TableIntervals {
    private final Table table;
    private final int season;
    private final TableMethod trials;

    /** @param trials answers at earlier origins; one that wasn't asked at later ones before, if it keeps what it learns */
    public TableIntervals(Table table, int season, TableMethod trials) {
        this.table = table;
        this.season = season;
        this.trials = trials;
    }

    /**
     * The intervals around forecasts; nothing observed at or after {@code origin} is looked at.
     *
     * @param steps as they were forecast
     * @param means forecasts of the places {@code origin + steps[k] − 1}, [series][step]
     * @return [series][step]; no points for a series without any observation before the origin
     */
    public List<List<Point>> around(double[][] means, int origin, int[] steps, Coverage coverage) {
        int[] begun = table.begun(origin);
        Panel panel = Panel.of(
                IntStream.of(begun).mapToObj(s -> table.observed(s, origin)).toList(), season);
        int[] back = Origins.of(panel, steps[steps.length - 1]);
        double[][][] forecasts = new double[back.length][][];
        double[][][] observed = new double[back.length][begun.length][steps.length];
        for (int o = 0; o < back.length; o++) {
            int earlier = origin - back[o];
            double[][] answers = trials.forecast(earlier, steps);
            forecasts[o] = IntStream.of(begun).mapToObj(s -> answers[s]).toArray(double[][]::new);
            for (int i = 0; i < begun.length; i++) {
                for (int k = 0; k < steps.length; k++) {
                    int place = earlier + steps[k] - 1;
                    boolean isKnown = place < origin && !Double.isNaN(forecasts[o][i][k]);
                    observed[o][i][k] = isKnown ? table.series().get(begun[i]).value(place) : Double.NaN;
                }
            }
        }
        boolean apart = Origins.apart(back, steps[steps.length - 1]);
        ConformalIntervals intervals = ConformalIntervals.of(panel, forecasts, observed, steps.length, apart);
        List<List<Point>> points = new ArrayList<>();
        for (int s = 0; s < means.length; s++) {
            points.add(List.of());
        }
        for (int i = 0; i < begun.length; i++) {
            int series = i;
            double[] mean = means[begun[i]];
            points.set(
                    begun[i],
                    IntStream.range(0, steps.length)
                            .mapToObj(k -> intervals.point(series, k, mean[k], coverage))
                            .toList());
        }
        return points;
    }
}
