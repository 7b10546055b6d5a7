package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.serving.domain.OfferRanking;
import org.bitebudget.serving.domain.OfferRanking.Offer;

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

    /** Offers of one product, cheapest first, and which that is where they can be compared. */
    static ObjectNode comparison(List<CurrentPrice> prices) {
        var byOffer = prices.stream()
                .collect(Collectors.toMap(PriceViews::offer, Function.identity(), (first, second) -> first));
        List<Offer> offers = List.copyOf(byOffer.keySet());
        Comparator<Offer> cheapestFirst = OfferRanking.cheapestFirst(offers);
        ObjectNode json = EventJson.object();
        json.set(
                "items",
                EventJson.arrayOf(
                        offers.stream().sorted(cheapestFirst).map(byOffer::get).toList(), PriceViews::price));
        if (OfferRanking.sameCurrency(offers)) {
            offers.stream().min(cheapestFirst).ifPresent(offer -> json.putObject("cheapest")
                    .put("store", offer.store())
                    .put("product", offer.product()));
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

    private static Offer offer(CurrentPrice price) {
        boolean hasUnitPrice = price.getUnitPrice() != null;
        return new Offer(
                price.getStore(),
                price.getProduct(),
                price.getPrice().getCurrency(),
                price.getPrice().getMinor(),
                hasUnitPrice ? price.getUnitPrice().getPer().name() : "",
                hasUnitPrice ? OptionalLong.of(price.getUnitPrice().getMicroMinor()) : OptionalLong.empty());
    }
}
