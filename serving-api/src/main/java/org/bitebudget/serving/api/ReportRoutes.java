package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.analytics.BasketShares;
import org.bitebudget.serving.analytics.Reports;
import org.bitebudget.serving.analytics.Reports.Report;

/** Reports about prices and about the use of the apps: the documented queries with their parameters checked. */
final class ReportRoutes {

    private static final String ANALYTICS = "/api/v1/analytics/";
    private static final Set<String> PERIODS = Set.of("day", "week", "month");
    private static final int LONGEST_SPAN_DAYS = 5 * 366;
    private static final int USUAL_SPAN_MONTHS = 12;
    private static final int MOST_ROWS = 500;
    private static final int MOST_STORES = 1000;
    private static final int SMALLEST_GROUP = 5;
    private static final int LARGEST_GROUP = 1_000_000;

    private final Reports reports;
    private final BasketShares baskets;
    private final Clock clock;

    ReportRoutes(Reports reports, BasketShares baskets, Clock clock) {
        this.reports = reports;
        this.baskets = baskets;
        this.clock = clock;
    }

    /** Reads one parameter, or two, of a request. */
    @FunctionalInterface
    private interface Parameter {
        void read(RoutingContext request, Map<String, String> parameters);
    }

    void mount(Router router, BearerTokens tokens) {
        Report inflation = reports.named("inflation");
        Report basketInflation = reports.named("basket_inflation");
        router.get(ANALYTICS + "inflation")
                .handler(tokens.requiring(Scope.ANALYTICS_READ))
                .blockingHandler(request -> inflation(request, inflation, basketInflation), false);
        report(
                router,
                tokens,
                "dispersion",
                "price_dispersion",
                Scope.ANALYTICS_READ,
                this::day,
                this::category,
                this::stores,
                this::most);
        report(router, tokens, "stores", "cheapest_stores", Scope.ANALYTICS_READ, this::day, this::category);
        report(router, tokens, "promotions", "promotion_share", Scope.ANALYTICS_READ, this::span, this::category);
        report(router, tokens, "price-changes", "price_changes", Scope.ANALYTICS_READ, this::span, this::category);
        report(router, tokens, "price-lifetimes", "price_lifetimes", Scope.ANALYTICS_READ, this::span, this::category);
        report(
                router,
                tokens,
                "movers",
                "biggest_movers",
                Scope.ANALYTICS_READ,
                this::span,
                this::store,
                this::category,
                this::most);
        report(router, tokens, "app-use", "app_use", Scope.ADMIN, this::span, this::group);
        Report quarantine = reports.named("price_quarantine");
        router.get("/api/v1/prices/quarantine")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(
                        request -> answer(
                                request, quarantine, read(request, this::store, ReportRoutes::product, this::most)),
                        false);
        Report days = reports.named("product_days");
        router.get("/api/v1/prices/:store/:product/days")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(request -> days(request, days), false);
    }

    private void report(
            Router router, BearerTokens tokens, String path, String query, Scope scope, Parameter... parameters) {
        Report report = reports.named(query);
        router.get(ANALYTICS + path)
                .handler(tokens.requiring(scope))
                .blockingHandler(request -> answer(request, report, read(request, parameters)), false);
    }

    private void inflation(RoutingContext request, Report plain, Report ofBasket) {
        String basket = Query.text(request, "basket").orElse("");
        if (basket.isEmpty()) {
            answer(request, plain, read(request, this::store, this::category, this::period, this::span));
            return;
        }
        Map<String, String> parameters = read(request, this::store, this::period, this::span);
        Map<String, Double> shares = basket.equals("household")
                ? baskets.of(Requests.household(request), LocalDate.parse(parameters.get("to")))
                : shares(basket);
        if (shares.isEmpty()) {
            throw Query.notFound("the household has spent nothing in these months that a basket could be made of");
        }
        parameters.put("shares", BasketShares.parameter(shares));
        answer(request, ofBasket, parameters);
    }

    private void days(RoutingContext request, Report days) {
        Map<String, String> parameters = read(request, this::span);
        parameters.put("store", request.pathParam("store"));
        parameters.put("product", request.pathParam("product"));
        answer(request, days, parameters);
    }

    private static void answer(RoutingContext request, Report report, Map<String, String> parameters) {
        List<JsonNode> rows = report.rows(parameters);
        ObjectNode json = EventJson.object();
        json.putArray("items").addAll(rows);
        Json.answer(request, 200, json);
    }

    private static Map<String, String> read(RoutingContext request, Parameter... parameters) {
        Map<String, String> read = new HashMap<>();
        for (Parameter parameter : parameters) {
            parameter.read(request, read);
        }
        return read;
    }

    private void store(RoutingContext request, Map<String, String> parameters) {
        parameters.put("store", Query.text(request, "store").orElse(""));
    }

    private static void product(RoutingContext request, Map<String, String> parameters) {
        parameters.put("product", Query.text(request, "product").orElse(""));
    }

    private void category(RoutingContext request, Map<String, String> parameters) {
        parameters.put("category", Query.text(request, "category").orElse(""));
    }

    private void period(RoutingContext request, Map<String, String> parameters) {
        String period = Query.text(request, "period").orElse("month");
        if (!PERIODS.contains(period)) {
            throw Query.invalid("period is none of day, week and month");
        }
        parameters.put("period", period);
    }

    private void day(RoutingContext request, Map<String, String> parameters) {
        parameters.put("day", Query.date(request, "day").orElseGet(this::today).toString());
    }

    private void span(RoutingContext request, Map<String, String> parameters) {
        LocalDate to = Query.date(request, "to").orElseGet(this::today);
        LocalDate from = Query.date(request, "from").orElseGet(() -> to.minusMonths(USUAL_SPAN_MONTHS));
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days > LONGEST_SPAN_DAYS) {
            throw Query.invalid("from must lie before to, by five years at most");
        }
        parameters.put("from", from.toString());
        parameters.put("to", to.toString());
    }

    private void stores(RoutingContext request, Map<String, String> parameters) {
        parameters.put("stores", Integer.toString(Query.integer(request, "stores", 2, MOST_STORES, 2)));
    }

    private void most(RoutingContext request, Map<String, String> parameters) {
        parameters.put("most", Integer.toString(Query.integer(request, "limit", 1, MOST_ROWS, 50)));
    }

    private void group(RoutingContext request, Map<String, String> parameters) {
        parameters.put(
                "k", Integer.toString(Query.integer(request, "k", SMALLEST_GROUP, LARGEST_GROUP, SMALLEST_GROUP)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Reads {@code dairy:3,bakery:1}. */
    private static Map<String, Double> shares(String basket) {
        Map<String, Double> shares = new TreeMap<>();
        for (String part : basket.split(",")) {
            int colon = part.lastIndexOf(':');
            try {
                double share = Double.parseDouble(part.substring(colon + 1));
                if (colon > 0 && Double.isFinite(share) && share > 0) {
                    shares.put(part.substring(0, colon).strip(), share);
                    continue;
                }
            } catch (NumberFormatException e) {
                // told below, together with shares that are no weight
            }
            throw Query.invalid("basket is neither household nor a list such as dairy:3,bakery:1");
        }
        return shares;
    }
}
