package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.store.StateReader;

/** Goals, instalments, challenges, insights, the leaderboard and whom a household spends like. */
final class OutlookRoutes {

    private final StateReader state;
    private final OutlookViews views;

    OutlookRoutes(StateReader state, OutlookViews views) {
        this.state = state;
        this.views = views;
    }

    void mount(Router router, BearerTokens tokens) {
        outlook(router, tokens, "goals", views::goals);
        outlook(router, tokens, "instalments", views::instalments);
        outlook(router, tokens, "challenges", views::challenges);
        outlook(router, tokens, "insights", views::insights);
        router.get("/api/v1/leaderboard")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::leaderboard, false);
        router.get("/api/v1/segment")
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(this::segment, false);
    }

    private void outlook(
            Router router, BearerTokens tokens, String name, BiFunction<HouseholdOutlook, String, ObjectNode> view) {
        router.get("/api/v1/" + name)
                .handler(tokens.requiring(Scope.BUDGETS_READ))
                .blockingHandler(
                        request -> {
                            String language = Query.language(request);
                            Json.answer(
                                    request,
                                    200,
                                    state.outlook(Requests.household(request))
                                            .map(outlook -> view.apply(outlook, language))
                                            .orElseGet(OutlookRoutes::nothingYet));
                        },
                        false);
    }

    private void leaderboard(RoutingContext request) {
        Json.answer(
                request,
                200,
                OutlookViews.leaderboard(
                        state.leaderboard(Query.limit(request)), state.outlook(Requests.household(request))));
    }

    private void segment(RoutingContext request) {
        String language = Query.language(request);
        Json.answer(
                request,
                200,
                state.segment(Requests.household(request))
                        .map(segment -> OutlookViews.segment(segment, language))
                        .orElseThrow(() -> Query.notFound("no segment is known for the household yet")));
    }

    private static ObjectNode nothingYet() {
        ObjectNode json = EventJson.object();
        json.putArray("items");
        return json;
    }
}
