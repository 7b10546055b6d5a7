package org.bitebudget.serving.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.analytics.PriceHistoryQuery;
import org.bitebudget.serving.domain.NameSearch;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.store.StateReader;
import org.bitebudget.serving.store.StateReader.Entry;

/** Prices, their history, and offers side by side. */
final class PriceRoutes {

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);
    private static final int MOST_OFFERS = 200;
    private static final int MOST_POINTS = 10_000;
    private static final int USUAL_POINTS = 2_000;

    private final StateReader state;
    private final PriceHistoryQuery history;
    private final Clock clock;

    PriceRoutes(StateReader state, PriceHistoryQuery history, Clock clock) {
        this.state = state;
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
        Optional<String> category = Query.text(request, "category");
        Predicate<CurrentPrice> named = named(Query.text(request, "q").orElse(""));
        List<Entry<CurrentPrice>> prices = state.prices(
                Query.text(request, "store"),
                Query.cursor(request),
                limit + 1,
                price -> named.test(price)
                        && (category.isEmpty() || category.get().equals(price.getCategoryId())));
        Json.answer(request, 200, Page.of(prices, limit, Entry::key, entry -> PriceViews.price(entry.event())));
    }

    private void compare(RoutingContext request) {
        Optional<String> store = Query.text(request, "store");
        Optional<String> product = Query.text(request, "product");
        Optional<String> words = Query.text(request, "q");
        if (product.isEmpty() == words.isEmpty() || (store.isPresent() && product.isEmpty())) {
            throw Query.invalid("give either product, with or without the store that calls it so, or q");
        }
        List<CurrentPrice> offers = product.map(id -> store.map(shop -> sameAs(shop, id))
                        .orElseGet(() -> anywhere(
                                price -> id.equals(price.getCanonicalProductId()) || id.equals(price.getProduct()))))
                .orElseGet(() -> anywhere(named(words.orElseThrow())));
        Json.answer(request, 200, new ComparisonViews(state, PriceAge.at(clock.instant())).comparison(offers));
    }

    /** A store's product and what is the same elsewhere. */
    private List<CurrentPrice> sameAs(String store, String product) {
        CurrentPrice price = known(store, product);
        return price.getCanonicalProductId() == null
                ? List.of(price)
                : state.pricesOf(price.getCanonicalProductId(), MOST_OFFERS);
    }

    private List<CurrentPrice> anywhere(Predicate<CurrentPrice> wanted) {
        return state.prices(Optional.empty(), "", MOST_OFFERS, wanted).stream()
                .map(Entry::event)
                .toList();
    }

    private void price(RoutingContext request) {
        Json.answer(request, 200, PriceViews.price(known(request)));
    }

    private void history(RoutingContext request) {
        CurrentPrice price = known(request);
        LocalDate from = Query.date(request, "from").orElse(FIRST_DAY);
        LocalDate to = Query.date(request, "to").orElse(LAST_DAY);
        int newest = Query.integer(request, "limit", 1, MOST_POINTS, USUAL_POINTS);
        List<PriceHistoryQuery.Point> points = history.history(price.getStore(), price.getProduct(), from, to, newest);
        Json.answerWriting(request, 200, json -> PriceViews.history(price, points, json));
    }

    private CurrentPrice known(RoutingContext request) {
        return known(request.pathParam("store"), request.pathParam("product"));
    }

    private CurrentPrice known(String shop, String product) {
        return state.price(shop, product)
                .orElseThrow(() -> Query.notFound("no price of product " + product + " is known in " + shop));
    }

    private static Predicate<CurrentPrice> named(String words) {
        NameSearch search = NameSearch.of(words);
        return price -> search.finds(price.getName());
    }
}
