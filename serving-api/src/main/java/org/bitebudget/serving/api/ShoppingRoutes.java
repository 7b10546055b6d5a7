package org.bitebudget.serving.api;

import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.bitebudget.event.ShoppingList;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.domain.Basket;
import org.bitebudget.serving.domain.ListPricing;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.PriceCatalogue;
import org.bitebudget.serving.store.Projections;
import org.bitebudget.serving.store.StateReader;

/** Shopping lists, what receipts bought of them, and what they cost where. */
final class ShoppingRoutes {

    private static final String LISTS = "/api/v1/shopping-lists";

    private final StateReader state;
    private final PriceCatalogue currentPrices;
    private final ShoppingViews views;
    private final Clock clock;
    private final WorkerExecutor pricing;

    /** @param pricing threads that work out what lists cost */
    ShoppingRoutes(
            StateReader state, PriceCatalogue currentPrices, ShoppingViews views, Clock clock, WorkerExecutor pricing) {
        this.state = state;
        this.currentPrices = currentPrices;
        this.views = views;
        this.clock = clock;
        this.pricing = pricing;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get(LISTS).handler(tokens.requiring(Scope.SHOPPING_READ)).blockingHandler(this::lists, false);
        router.get(LISTS + "/:list")
                .handler(tokens.requiring(Scope.SHOPPING_READ))
                .blockingHandler(this::list, false);
        router.get(LISTS + "/:list/matches")
                .handler(tokens.requiring(Scope.SHOPPING_READ))
                .blockingHandler(this::matches, false);
        router.get(LISTS + "/:list/prices")
                .handler(tokens.requiring(Scope.SHOPPING_READ))
                .handler(tokens.requiring(Scope.PRICES_READ))
                .handler(request ->
                        pricing.executeBlocking(() -> prices(request), false).onFailure(request::fail));
    }

    private void lists(RoutingContext request) {
        Json.answer(
                request,
                200,
                Page.sorted(
                        state.shoppingLists(Requests.household(request)),
                        Query.cursor(request),
                        Query.limit(request),
                        list -> Projections.newestFirst(list.getCreatedAt()) + "|" + list.getListId(),
                        views::list));
    }

    private void list(RoutingContext request) {
        Json.answer(request, 200, views.list(known(request)));
    }

    private void matches(RoutingContext request) {
        String household = Requests.household(request);
        ShoppingList list = known(request);
        List<ShoppingViews.Held> matches = state.shoppingMatches(household, list.getListId()).stream()
                .flatMap(match -> state
                        .reading(household, match.getReceiptId())
                        .map(reading -> new ShoppingViews.Held(match, reading))
                        .stream())
                .sorted(Comparator.comparing(ShoppingViews.Held::day).reversed().thenComparing(held -> held.reading()
                        .getReceiptId()))
                .toList();
        Json.answer(request, 200, ShoppingViews.matches(list, matches));
    }

    private Void prices(RoutingContext request) {
        ShoppingList list = known(request);
        PriceAge age = PriceAge.at(clock.instant());
        List<Basket> baskets = ListPricing.baskets(ShoppingViews.stillToBuy(list), currentPrices, age);
        Json.answerWriting(request, 200, json -> new BasketViews(age).prices(list, baskets, json));
        return null;
    }

    private ShoppingList known(RoutingContext request) {
        String listId = request.pathParam("list");
        return state.shoppingList(Requests.household(request), listId)
                .orElseThrow(() -> Query.notFound("there is no shopping list " + listId));
    }
}
