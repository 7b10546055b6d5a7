package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rolling-origin evaluation (Tashman, International Journal of Forecasting 16, 2000): a method is fitted on the observations before the first
 * origin, forecasts, takes in the observations up to the next origin by {@link FittedModel#update} with unchanged parameters, forecasts again…
 * No forecast ever sees what it is compared with.
 *
 * @param horizon steps ahead of each forecast
 * @param origins how many forecasts
 * @param stride steps from one origin to the next
 */
public record Backtest(int horizon, int origins, int stride) {

    public Backtest {
        if (horizon < 1 || origins < 1 || stride < 1) {
            throw new IllegalArgumentException("horizon, origins and stride must be at least 1 but are " + horizon
                    + ", " + origins + " and " + stride);
        }
    }

    /** One forecast and what came instead. */
    public record Comparison(int origin, List<Double> forecast, List<Double> observed) {
        public Comparison {
            forecast = List.copyOf(forecast);
            observed = List.copyOf(observed);
        }
    }

    /** Observations before the first origin, given the series' length; negative or small if the series is too short for this plan. */
    public int firstOrigin(int size) {
        return size - horizon - (origins - 1) * stride;
    }

    /** All forecasts of a method with what they are compared with. */
    public List<Comparison> run(ForecastMethod method, Series series) {
        int origin = firstOrigin(series.size());
        FittedModel model = method.fit(series.head(origin));
        List<Comparison> comparisons = new ArrayList<>(origins);
        for (int i = 0; i < origins; i++) {
            Forecast forecast = model.forecast(horizon, Coverage.NONE);
            comparisons.add(
                    new Comparison(origin, boxed(forecast.means()), boxed(series.slice(origin, origin + horizon))));
            for (int t = origin; i < origins - 1 && t < origin + stride; t++) {
                model = model.update(series.at(t));
            }
            origin += stride;
        }
        return comparisons;
    }

    /** Mean errors over all comparisons, scaled by the observations before the first origin. */
    public ForecastErrors errors(List<Comparison> comparisons, Series series) {
        ForecastErrors.Sum sum = new ForecastErrors.Sum(series.head(firstOrigin(series.size())));
        for (Comparison comparison : comparisons) {
            for (int h = 0; h < horizon; h++) {
                sum.add(comparison.observed().get(h), comparison.forecast().get(h));
            }
        }
        return sum.mean();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
