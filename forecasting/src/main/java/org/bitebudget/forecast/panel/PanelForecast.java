package org.bitebudget.forecast.panel;

import java.util.List;
import org.bitebudget.forecast.Forecast;

/**
 * Forecasts of all series of a panel.
 *
 * @param series one per series, in the panel's order
 * @param members the methods that were heard, with their mean share over all series
 */
public record PanelForecast(List<Forecast> series, List<Member> members) {

    /** A method and its share of the answers, 0 to 1. */
    public record Member(String label, double share) {}

    public PanelForecast {
        series = List.copyOf(series);
        members = List.copyOf(members);
    }

    /** Expected values, [series][step]. */
    public double[][] means() {
        return series.stream().map(Forecast::means).toArray(double[][]::new);
    }
}
