package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.StateReader;

/** Price and budget alerts, newest first, and the rules that price alerts come from. */
final class AlertRoutes {

    private static final int MOST_OFFERS = 100;

    private final StateReader state;
    private final Clock clock;

    AlertRoutes(StateReader state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** An alert and where it stands: both kinds share the form {@code household|inverse time|alertId} of their keys. */
    private record Placed(String place, ObjectNode json) {}

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/alerts")
                .handler(tokens.requiring(Scope.ALERTS_READ))
                .blockingHandler(this::list, false);
        router.get("/api/v1/price-alert-rules")
                .handler(tokens.requiring(Scope.ALERTS_READ))
                .blockingHandler(this::rules, false);
    }

    private void rules(RoutingContext request) {
        ObjectNode answer = EventJson.object();
        answer.set(
                "items",
                EventJson.arrayOf(
                        state.alertRules(Requests.household(request)),
                        rule -> AlertRuleViews.of(rule, watched(rule), clock.instant())));
        Json.answer(request, 200, answer);
    }

    /** A current price of what the rule watches, if one is known; categories are always known. */
    private Optional<CurrentPrice> watched(PriceAlertRule rule) {
        if (rule.getProduct() != null) {
            return state.price(rule.getStore(), rule.getProduct());
        }
        return rule.getCanonicalProductId() == null
                ? Optional.empty()
                : state.pricesOf(rule.getCanonicalProductId(), MOST_OFFERS).stream()
                        .filter(price ->
                                rule.getStore() == null || rule.getStore().equals(price.getStore()))
                        .findFirst();
    }

    private void list(RoutingContext request) {
        String type = Query.text(request, "type").orElse("all");
        if (!List.of("all", "price", "budget").contains(type)) {
            throw Query.invalid("type is price or budget");
        }
        String household = Requests.household(request);
        String after = Query.cursor(request);
        int limit = Query.limit(request);
        List<Placed> alerts = new ArrayList<>();
        if (!type.equals("budget")) {
            state.priceAlerts(household, after, limit + 1)
                    .forEach(entry -> alerts.add(new Placed(entry.key(), AlertViews.price(entry.event()))));
        }
        if (!type.equals("price")) {
            state.budgetAlerts(household, after, limit + 1)
                    .forEach(entry -> alerts.add(new Placed(entry.key(), AlertViews.budget(entry.event()))));
        }
        Json.answer(request, 200, Page.sorted(alerts, after, limit, Placed::place, Placed::json));
    }
}
