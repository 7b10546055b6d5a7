package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastSeries;

/** Prices and forecasts as the API shows them. */
final class PriceViews {

    private PriceViews() {}

    /** A current price with its statistics. */
    static ObjectNode price(CurrentPrice price) {
        ObjectNode json = EventJson.of(price);
        json.remove(List.of("observation_id", "batch_id", "category_text", "occurred_at"));
        if (json.has("size_text")) {
            json.set("size", json.remove("size_text"));
        }
        return json;
    }

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
}
