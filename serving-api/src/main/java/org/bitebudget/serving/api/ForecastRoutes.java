package org.bitebudget.serving.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.domain.forecast.Movers;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateReader.Entry;

/** Forecasts of a product's price, and of what the household spends and buys. */
final class ForecastRoutes {

    private static final String SPENDING = "spending";
    private static final String DEMAND = "demand";

    private final StateReader state;

    ForecastRoutes(StateReader state) {
        this.state = state;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/forecasts/" + SPENDING)
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(request -> list(request, SPENDING), false);
        router.get("/api/v1/forecasts/" + DEMAND)
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(request -> list(request, DEMAND), false);
        router.get("/api/v1/forecasts/:store/:product")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::price, false);
    }

    private void list(RoutingContext request, String kind) {
        int limit = Query.limit(request);
        Optional<String> category = Query.text(request, "category");
        List<Entry<ForecastSeries>> forecasts = state.forecasts(
                kind,
                Requests.household(request),
                Query.cursor(request),
                limit + 1,
                forecast -> category.isEmpty() || isBelow(forecast.getCategoryId(), category.get()));
        Movers movers = new Movers(Locale.forLanguageTag(Query.language(request)));
        Json.answer(
                request,
                200,
                Page.of(forecasts, limit, Entry::key, entry -> ForecastViews.ofHousehold(entry.event(), movers)));
    }

    /** A category has all below it. */
    private static boolean isBelow(String categoryId, String category) {
        return categoryId != null && (categoryId.equals(category) || categoryId.startsWith(category + "."));
    }

    private void price(RoutingContext request) {
        String store = request.pathParam("store");
        String product = request.pathParam("product");
        CurrentPrice price = state.price(store, product)
                .orElseThrow(() -> Query.notFound("no price of product " + product + " is known in " + store));
        String seriesId = Keys.join("price", price.getStore(), price.getProduct());
        Json.answer(
                request,
                200,
                state.forecast(seriesId)
                        .map(ForecastViews::forecast)
                        .orElseThrow(() -> Query.notFound("there is no forecast of this product's price yet")));
    }
}
