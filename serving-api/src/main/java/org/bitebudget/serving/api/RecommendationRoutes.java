package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.ForecastSeries;
import org.bitebudget.event.RecommendationList;
import org.bitebudget.event.RecommendedItem;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.recommend.BuyAdvice;
import org.bitebudget.serving.domain.recommend.Candidate.BuyingHabit;
import org.bitebudget.serving.domain.recommend.PriceOutlook;
import org.bitebudget.serving.domain.recommend.Reasons;
import org.bitebudget.serving.store.Offers;
import org.bitebudget.serving.store.StateReader;

/** What the household may want next, and whether to buy a product now or to wait. */
final class RecommendationRoutes {

    private static final int MOST = 50;
    private static final int USUAL = 10;

    private final StateReader state;
    private final Offers offers;
    private final Clock clock;
    private final ZoneId zone;

    RecommendationRoutes(StateReader state, Offers offers, Clock clock, ZoneId zone) {
        this.state = state;
        this.offers = offers;
        this.clock = clock;
        this.zone = zone;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/recommendations")
                .handler(tokens.requiring(Scope.SHOPPING_READ))
                .blockingHandler(this::recommendations, false);
        router.get("/api/v1/prices/:store/:product/advice")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::advice, false);
    }

    private void recommendations(RoutingContext request) {
        Reasons reasons = reasons(request);
        int limit = Query.integer(request, "limit", 1, MOST, USUAL);
        Optional<String> currency = Query.text(request, "currency").map(text -> text.toUpperCase(Locale.ROOT));
        RecommendationViews views =
                new RecommendationViews(offers, reasons, today(), currency, PriceAge.at(clock.instant()), limit);
        Optional<RecommendationList> own = state.recommendations(Requests.household(request))
                .filter(list -> !list.getItems().isEmpty());
        Json.answer(request, 200, own.map(views::own).orElseGet(() -> views.forEverybody(popular(currency))));
    }

    /** The list of the region that pays in that currency; without one, the list of the region with most households. */
    private Optional<RecommendationList> popular(Optional<String> currency) {
        return state.popular().stream()
                .filter(list -> currency.isEmpty() || currency.get().equals(list.getRegion()))
                .max(Comparator.comparingInt(RecommendationRoutes::households)
                        .thenComparing(RecommendationList::getRegion));
    }

    private static int households(RecommendationList list) {
        return list.getItems().stream()
                .mapToInt(RecommendedItem::getHouseholds)
                .max()
                .orElse(0);
    }

    private void advice(RoutingContext request) {
        String store = request.pathParam("store");
        String product = request.pathParam("product");
        Reasons reasons = reasons(request);
        CurrentPrice price = state.price(store, product)
                .orElseThrow(() -> Query.notFound("no price of product " + product + " is known in " + store));
        Optional<ForecastSeries> forecast = state.forecast(Keys.join("price", store, product));
        Optional<BuyingHabit> habit = state.recommendations(Requests.household(request)).stream()
                .flatMap(list -> list.getItems().stream())
                .filter(item -> isThis(item, price))
                .findFirst()
                .flatMap(RecommendationViews::habit);
        LocalDate today = today();
        BuyAdvice advice = BuyAdvice.of(
                Offers.offer(price),
                Optional.ofNullable(price.getCategoryId()),
                habit,
                forecast.map(RecommendationViews::outlook).orElse(PriceOutlook.NONE),
                today);
        ObjectNode json = RecommendationViews.advice(advice, Offers.offer(price), reasons);
        json.put("as_of", today.toString());
        forecast.ifPresent(known -> json.put("forecast_model", known.getModel()));
        Json.answer(request, 200, json);
    }

    private static boolean isThis(RecommendedItem item, CurrentPrice price) {
        return item.getItemId().equals(price.getCanonicalProductId())
                || item.getOffers().contains(Keys.join(price.getStore(), price.getProduct()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Reasons reasons(RoutingContext request) {
        return new Reasons(Locale.forLanguageTag(Query.language(request)));
    }
}
