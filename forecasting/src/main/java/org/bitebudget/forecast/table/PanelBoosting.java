package org.bitebudget.forecast.table;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Timeline;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethod;
import org.bitebudget.forecast.table.TableFeatures.Measure;

/**
 * Gradient-boosted trees over all series of a panel (Januschowski et al., Forecasting with trees, International Journal of Forecasting 38, 2022), of which
 * nothing is known but their values and, if they are days, their dates: trees see the newest values, means and the same places of earlier cycles, all
 * relative to the newest one, and gaps as gaps. They grow before the earliest origin, for all trials, and once more at the end. Series that never moved,
 * and what is too short to learn from, stay where they are.
 */
public final class PanelBoosting implements PanelMethod {
    private static final int ROUNDS = 300;

    @Override
    public String label() {
        return "boosting";
    }

    @Override
    public double[][][] forecast(Panel panel, int[] back, int horizon) {
        Optional<Timeline> days = panel.timeline().filter(timeline -> timeline.unit() == ChronoUnit.DAYS);
        Table table = table(panel, horizon, days);
        TableFeatures features = new TableFeatures(table, panel.season(), Measure.CHANGES, days.isPresent());
        int[] trials = IntStream.of(back).filter(steps -> steps > 0).toArray();
        int[] end = IntStream.of(back).filter(steps -> steps == 0).toArray();
        double[][][] tried = grown(panel, table, features, trials, horizon);
        double[][][] newest = grown(panel, table, features, end, horizon);
        double[][][] answer = Arrays.copyOf(tried, back.length);
        System.arraycopy(newest, 0, answer, tried.length, newest.length);
        return answer;
    }

    /** What trees that grew before the first of the origins say at each of them. */
    private static double[][][] grown(Panel panel, Table table, TableFeatures features, int[] back, int horizon) {
        double[][][] answer = new double[back.length][][];
        for (int o = 0; o < back.length; o++) {
            answer[o] = panel.before(back[o]).resting(horizon);
        }
        if (back.length == 0) {
            return answer;
        }
        int[] steps = IntStream.rangeClosed(1, horizon).toArray();
        TableTrees.trained(table, features, ROUNDS, panel.longest() - back[0], steps)
                .ifPresent(trained -> {
                    try (TableTrees trees = trained) {
                        for (int o = 0; o < back.length; o++) {
                            int origin = panel.longest() - back[o];
                            double[][] forecasts = table.notBelowZero(origin, trees.forecast(origin, steps));
                            moved(panel.before(back[o]), forecasts, answer[o]);
                        }
                    }
                });
        return answer;
    }

    /** Puts the forecasts of series that moved in their place. */
    private static void moved(Panel known, double[][] forecasts, double[][] answer) {
        for (int i = 0; i < answer.length; i++) {
            double first = known.values(i)[0];
            boolean moves = Arrays.stream(known.values(i)).anyMatch(value -> value != first);
            if (moves && Arrays.stream(forecasts[i]).allMatch(Double::isFinite)) {
                answer[i] = forecasts[i];
            }
        }
    }

    /** All series end together. */
    private static Table table(Panel panel, int horizon, Optional<Timeline> days) {
        int longest = panel.longest();
        int first = days.map(timeline ->
                        Math.toIntExact(timeline.at(1 - longest).toLocalDate().toEpochDay()))
                .orElse(0);
        List<Table.Line> lines = IntStream.range(0, panel.size())
                .mapToObj(i -> new Table.Line(List.of(), observed(panel, i, longest + horizon), new double[0][]))
                .toList();
        List<Integer> times =
                IntStream.range(first, first + longest + horizon).boxed().toList();
        return new Table(times, List.of(), lines);
    }

    private static double[] observed(Panel panel, int series, int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        int length = panel.values(series).length;
        int begin = panel.longest() - length;
        for (int t = 0; t < length; t++) {
            double value = panel.observed(series, t);
            values[begin + t] = Double.isFinite(value) ? value : Double.NaN;
        }
        return values;
    }
}
