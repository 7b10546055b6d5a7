package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.analytics.PriceHistoryQuery;
import org.bitebudget.serving.domain.NameSearch;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.PriceCatalogue;
import org.bitebudget.serving.domain.PriceCatalogue.Search;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateReader.Entry;

/** Prices, their history, and offers side by side. */
final class PriceRoutes {

    private static final int MOST_OFFERS = 200;
    private static final int MOST_POINTS = 10_000;
    private static final int USUAL_POINTS = 2_000;

    private final StateReader state;
    private final PriceCatalogue catalogue;
    private final PriceHistoryQuery history;
    private final Clock clock;

    PriceRoutes(StateReader state, PriceCatalogue catalogue, PriceHistoryQuery history, Clock clock) {
        this.state = state;
        this.catalogue = catalogue;
        this.history = history;
        this.clock = clock;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/prices")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::list, false);
        router.get("/api/v1/prices/compare")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::compare, false);
        router.get("/api/v1/prices/:store/:product")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::price, false);
        router.get("/api/v1/prices/:store/:product/history")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::history, false);
    }

    private void list(RoutingContext request) {
        int limit = Query.limit(request);
        String prefix = Query.text(request, "store")
                .map(store -> Keys.join(store) + Keys.SEPARATOR)
                .orElse("");
        Optional<String> category = Query.text(request, "category");
        Optional<String> words = Query.text(request, "q");
        String after = Query.cursor(request);
        List<Entry<CurrentPrice>> prices = words.isEmpty() && category.isEmpty()
                ? state.prices(prefix, after, limit + 1)
                : entries(catalogue.keys(
                        new Search(NameSearch.of(words.orElse("")), prefix, category), after, limit + 1));
        Json.answer(request, 200, Page.of(prices, limit, Entry::key, entry -> PriceViews.price(entry.event())));
    }

    private List<Entry<CurrentPrice>> entries(List<String> keys) {
        return keys.stream()
                .flatMap(key -> state.price(key).map(price -> new Entry<>(key, price)).stream())
                .toList();
    }

    private void compare(RoutingContext request) {
        Optional<String> store = Query.text(request, "store");
        Optional<String> product = Query.text(request, "product");
        Optional<String> words = Query.text(request, "q");
        if (product.isEmpty() == words.isEmpty() || (store.isPresent() && product.isEmpty())) {
            throw Query.invalid("give either product, with or without the store that calls it so, or q");
        }
        List<CurrentPrice> offers = product.map(
                        id -> store.map(shop -> sameAs(shop, id)).orElseGet(() -> offers(catalogue.keysOf(id))))
                .orElseGet(() -> offers(named(words.orElseThrow())));
        ObjectNode json = new ComparisonViews(state, PriceAge.at(clock.instant()))
                .comparison(offers.subList(0, Math.min(MOST_OFFERS, offers.size())));
        json.put("more", offers.size() > MOST_OFFERS);
        Json.answer(request, 200, json);
    }

    private List<String> named(String words) {
        return catalogue.keys(new Search(NameSearch.of(words), "", Optional.empty()), "", MOST_OFFERS + 1);
    }

    private List<CurrentPrice> offers(List<String> keys) {
        return keys.stream()
                .limit(MOST_OFFERS + 1)
                .flatMap(key -> state.price(key).stream())
                .toList();
    }

    /** A store's product and what is the same elsewhere. */
    private List<CurrentPrice> sameAs(String store, String product) {
        CurrentPrice price = known(store, product);
        return price.getCanonicalProductId() == null
                ? List.of(price)
                : state.pricesOf(price.getCanonicalProductId(), MOST_OFFERS + 1);
    }

    private void price(RoutingContext request) {
        Json.answer(request, 200, PriceViews.price(known(request)));
    }

    private void history(RoutingContext request) {
        CurrentPrice price = known(request);
        Optional<LocalDate> from = Query.date(request, "from");
        Optional<LocalDate> to = Query.date(request, "to");
        int newest = Query.integer(request, "limit", 1, MOST_POINTS, USUAL_POINTS);
        String shop = price.getStore();
        String product = price.getProduct();
        List<PriceHistoryQuery.Point> points = from.isEmpty() && to.isEmpty()
                ? history.history(shop, product, newest)
                : history.history(shop, product, from.orElse(LocalDate.MIN), to.orElse(LocalDate.MAX), newest);
        List<QuarantinedPrice> quarantined = state.quarantined(shop, product);
        Json.answerWriting(request, 200, json -> PriceViews.history(price, points, quarantined, json));
    }

    private CurrentPrice known(RoutingContext request) {
        return known(request.pathParam("store"), request.pathParam("product"));
    }

    private CurrentPrice known(String shop, String product) {
        return state.price(shop, product)
                .orElseThrow(() -> Query.notFound("no price of product " + product + " is known in " + shop));
    }
}
