package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bitebudget.event.ForecastPoint;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.serving.domain.forecast.Movers;

/** Forecasts as the API shows them. */
final class ForecastViews {

    private ForecastViews() {}

    /** A forecast with the model that speaks and its backtest error. */
    static ObjectNode forecast(ForecastSeries forecast) {
        ObjectNode json = EventJson.of(forecast);
        ObjectNode backtest = EventJson.object();
        backtest.set("metric", json.remove("backtest_metric"));
        backtest.set("origins", json.remove("backtest_origins"));
        if (json.has("backtest_error")) {
            backtest.set("error", json.remove("backtest_error"));
        }
        json.set("backtest", backtest);
        return json;
    }

    /** The same with what all its points add up to, and what moves it in a sentence. */
    static ObjectNode withTotal(ForecastSeries forecast, Movers movers) {
        ObjectNode json = forecast(forecast);
        movers.sentence(forecast.getRegressors()).ifPresent(sentence -> json.put("sentence", sentence));
        json.put(
                "expected_total",
                forecast.getPoints().stream()
                        .mapToDouble(ForecastPoint::getMean)
                        .sum());
        return json;
    }
}
