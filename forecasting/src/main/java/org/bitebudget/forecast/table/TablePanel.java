package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitebudget.forecast.Coverage;
import org.bitebudget.forecast.panel.Panel;
import org.bitebudget.forecast.panel.PanelMethods;

/** Forecasts the series of a table from their values alone, by a method that looks at all of them ({@link PanelMethods}). */
public final class TablePanel implements TableMethod {
    private final Table table;
    private final int season;
    private final String model;

    /** @param model as {@link PanelMethods} names it */
    public TablePanel(Table table, int season, String model) {
        this.table = table;
        this.season = season;
        this.model = model;
    }

    /** @throws IllegalArgumentException if there is no method of that name; the message lists them */
    @Override
    public double[][] forecast(int origin, int[] steps) {
        return forecast(table.begun(origin), origin, steps);
    }

    /** @param begun the series that were observed before the origin */
    double[][] forecast(int[] begun, int origin, int[] steps) {
        double[][] forecasts = new double[table.series().size()][steps.length];
        for (double[] row : forecasts) {
            Arrays.fill(row, Double.NaN);
        }
        if (begun.length == 0) {
            return forecasts;
        }
        List<double[]> values =
                IntStream.of(begun).mapToObj(s -> table.observed(s, origin)).toList();
        Panel panel = Panel.of(values, season);
        double[][] means = PanelMethods.of(panel)
                .named(model)
                .forecast(panel, steps[steps.length - 1], Coverage.NONE)
                .means();
        for (int i = 0; i < begun.length; i++) {
            for (int k = 0; k < steps.length; k++) {
                forecasts[begun[i]][k] = means[i][steps[k] - 1];
            }
        }
        return forecasts;
    }
}
