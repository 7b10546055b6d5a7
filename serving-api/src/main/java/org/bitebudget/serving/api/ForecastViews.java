package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
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
        json.remove("observed");
        return json;
    }

    /**
     * The same with what it rests on, what all its points add up to, and what moves it in a sentence. Until a backtest has tried it, it would say the first
     * purchases over and over, so it expects nothing.
     */
    static ObjectNode ofHousehold(ForecastSeries forecast, Movers movers) {
        ObjectNode json = forecast(forecast);
        json.set("history", history(forecast));
        movers.sentence(forecast.getRegressors()).ifPresent(sentence -> json.put("sentence", sentence));
        if (forecast.getBacktestError() == null) {
            json.putArray("points");
            json.get("members").forEach(member -> ((ObjectNode) member).putArray("mean"));
        } else {
            json.put(
                    "expected_total",
                    forecast.getPoints().stream()
                            .mapToDouble(ForecastPoint::getMean)
                            .sum());
        }
        return json;
    }

    /** The values that a forecast rests on, each with the first day that it stands for; the last of them end with the origin. */
    private static ArrayNode history(ForecastSeries forecast) {
        ArrayNode history = EventJson.array();
        List<Double> observed = forecast.getObserved();
        int stepDays = forecast.getStepDays();
        LocalDate first = forecast.getOrigin().plusDays(1L).minusDays((long) observed.size() * stepDays);
        for (int i = 0; i < observed.size(); i++) {
            history.addObject()
                    .put("date", first.plusDays((long) i * stepDays).toString())
                    .put("value", observed.get(i));
        }
        return history;
    }
}
