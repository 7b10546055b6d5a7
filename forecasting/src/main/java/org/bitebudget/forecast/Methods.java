package org.bitebudget.forecast;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitebudget.forecast.ets.Ets;

/** The methods by the names that commands and events use. */
public final class Methods {
    /** Methods an ensemble may hear, the safest first: it alone answers series that are too short for a backtest. */
    private static final List<ForecastMethod> SINGLE =
            List.of(Ets.automatic(), Ets.damped(), SimpleMethod.SEASONAL_NAIVE, SimpleMethod.DRIFT, SimpleMethod.NAIVE);

    private final Map<String, ForecastMethod> byName = new TreeMap<>();

    private Methods() {}

    /**
     * @param horizon steps ahead that forecasts are wanted for, which backtests try
     * @param season observations in one cycle of the series
     */
    public static Methods of(int horizon, int season) {
        Methods methods = new Methods();
        SINGLE.forEach(methods::add);
        methods.add(Ets.simple());
        methods.add(Ets.holt());
        Backtest plan = new Backtest(horizon, 3, Math.max(1, horizon / 2));
        int shortest = Math.max(2 * season + 4, 10);
        methods.add(Ensemble.weighted(SINGLE, plan, shortest));
        methods.add(Ensemble.best(SINGLE, plan, shortest));
        return methods;
    }

    private void add(ForecastMethod method) {
        byName.put(method.label(), method);
    }

    /** Names in alphabetical order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public ForecastMethod named(String name) {
        ForecastMethod method = byName.get(name);
        if (method == null) {
            throw new IllegalArgumentException(
                    "no model is called " + name + "; there are " + String.join(", ", names()));
        }
        return method;
    }
}
