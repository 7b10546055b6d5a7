package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.StateReader;

/** Price and budget alerts, newest first. */
final class AlertRoutes {

    private final StateReader state;

    AlertRoutes(StateReader state) {
        this.state = state;
    }

    /** An alert and where it stands: both kinds share the form {@code household|inverse time|alertId} of their keys. */
    private record Placed(String place, ObjectNode json) {}

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/alerts")
                .handler(tokens.requiring(Scope.ALERTS_READ))
                .blockingHandler(this::list, false);
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
