package org.bitebudget.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bitebudget.gateway.command.Commands;
import org.bitebudget.gateway.connector.Connectors;
import org.bitebudget.gateway.feed.FeedIngest;
import org.bitebudget.gateway.receipt.ReceiptIntake;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Bodies;
import org.bitebudget.platform.http.RateLimit;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.Scope;

/** The gateway's routes with what each asks of its caller; what blocks runs on bounded pools. */
public final class GatewayRoutes implements Consumer<Router> {

    private static final String RECEIPTS = "/api/v1/receipts/scan";
    private static final String CORRECTIONS = "/api/v1/receipts/:receipt_id/corrections";
    private static final String FEEDS = "/api/v1/price-feeds/:store";
    private static final String BUDGETS = "/api/v1/budgets/:month";
    private static final String BUDGET_SUGGESTIONS = "/api/v1/budget-suggestions/:suggestion_id";
    private static final String EXCHANGE_RATES = "/api/v1/exchange-rates/:base";
    private static final String WEATHER = "/api/v1/weather/:place";
    private static final String TRANSACTIONS = "/api/v1/transactions";
    private static final String ALERT_RULES = "/api/v1/price-alert-rules";
    private static final String IDENTITY_DECISIONS = "/api/v1/product-identity-decisions";
    private static final String APP_EVENTS = "/api/v1/events";
    private static final String SHOWN_RECOMMENDATIONS = "/api/v1/recommendations/shown";
    private static final String SHOPPING_LISTS = "/api/v1/shopping-lists";
    private static final String CONNECTORS = "/api/v1/connectors";
    private static final long MOST_JSON_BYTES = 256 * 1024;

    private final HttpLimits limits;
    private final BearerTokens tokens;
    private final ReceiptRoute receipts;
    private final FeedRoute feeds;
    private final CommandRoutes commands;
    private final AimRoutes aims;
    private final ConnectorRoutes connectors;
    private final Counts counts;
    private final RateLimit rate;

    /**
     * @param vertx makes the pools
     * @param limits how much at once
     * @param tokens checks who asks
     * @param intake takes receipts
     * @param ingest takes feeds
     * @param connectors fetch prices
     * @param commands carries commands out
     * @param clock tells what is now
     * @param metrics counts
     */
    public GatewayRoutes(
            Vertx vertx,
            HttpLimits limits,
            BearerTokens tokens,
            ReceiptIntake intake,
            FeedIngest ingest,
            Connectors connectors,
            Commands commands,
            Clock clock,
            MeterRegistry metrics) {
        this.limits = limits;
        this.tokens = tokens;
        this.counts = new Counts(metrics);
        this.rate = RateLimit.perHousehold(limits.requestsPerMinute(), Duration.ofMinutes(1));
        this.receipts = new ReceiptRoute(
                intake,
                workers(vertx, "receipts", limits.workers()),
                new Admission(limits.uploadBytes(), "uploads"),
                limits.zone(),
                counts);
        this.feeds = new FeedRoute(
                ingest, workers(vertx, "feeds", limits.feeds()), new Admission(limits.feeds(), "feeds"), clock, counts);
        this.connectors = new ConnectorRoutes(connectors, workers(vertx, "connectors", 1));
        this.commands = new CommandRoutes(
                commands,
                new PlanBody(Taxonomy.shipped()),
                workers(vertx, "commands", limits.workers()),
                new Admission(limits.commands(), "requests"),
                counts);
        this.aims = new AimRoutes(this.commands, commands.aims(), new AimBody(clock));
    }

    @Override
    public void accept(Router router) {
        router.route("/api/*").handler(cors()).handler(counts::watch);
        router.post(RECEIPTS)
                .handler(tokens.requiring(Scope.RECEIPTS_WRITE))
                .handler(rate)
                .handler(receipts::scan);
        router.post(FEEDS)
                .handler(tokens.requiring(Scope.PRICES_WRITE))
                .handler(rate)
                .handler(feeds::post);
        router.get(CONNECTORS)
                .handler(tokens.requiring(Scope.CONNECTORS_READ))
                .handler(rate)
                .handler(connectors::list);
        router.post(CONNECTORS + "/:name/run")
                .handler(tokens.requiring(Scope.CONNECTORS_WRITE))
                .handler(rate)
                .handler(connectors::run);
        command(router, HttpMethod.POST, CORRECTIONS, Scope.RECEIPTS_WRITE, commands::postCorrections);
        command(router, HttpMethod.PUT, BUDGETS, Scope.BUDGETS_WRITE, commands::putBudget);
        command(router, HttpMethod.PUT, BUDGET_SUGGESTIONS, Scope.BUDGETS_WRITE, commands::putBudgetDecision);
        command(router, HttpMethod.PUT, EXCHANGE_RATES, Scope.PRICES_WRITE, commands::putExchangeRates);
        command(router, HttpMethod.PUT, WEATHER, Scope.PRICES_WRITE, commands::putWeather);
        command(router, HttpMethod.POST, TRANSACTIONS, Scope.BUDGETS_WRITE, commands::postTransaction);
        command(router, HttpMethod.PUT, TRANSACTIONS + "/:entry_id", Scope.BUDGETS_WRITE, commands::putTransaction);
        command(
                router,
                HttpMethod.DELETE,
                TRANSACTIONS + "/:entry_id",
                Scope.BUDGETS_WRITE,
                commands::deleteTransaction);
        command(router, HttpMethod.POST, ALERT_RULES, Scope.ALERTS_WRITE, commands::postAlertRule);
        command(router, HttpMethod.DELETE, ALERT_RULES + "/:rule_id", Scope.ALERTS_WRITE, commands::deleteAlertRule);
        command(router, HttpMethod.POST, IDENTITY_DECISIONS, Scope.IDENTITIES_WRITE, commands::postIdentityDecision);
        command(router, HttpMethod.POST, APP_EVENTS, Scope.EVENTS_WRITE, commands::postAppEvents);
        command(router, HttpMethod.PUT, APP_EVENTS + "/consent", Scope.EVENTS_WRITE, commands::putAppConsent);
        command(router, HttpMethod.DELETE, APP_EVENTS + "/consent", Scope.EVENTS_WRITE, commands::deleteAppConsent);
        command(router, HttpMethod.POST, SHOWN_RECOMMENDATIONS, Scope.EVENTS_WRITE, commands::postShownRecommendations);
        command(router, HttpMethod.POST, SHOPPING_LISTS, Scope.SHOPPING_WRITE, commands::postShoppingList);
        command(router, HttpMethod.PUT, SHOPPING_LISTS + "/:list_id", Scope.SHOPPING_WRITE, commands::putShoppingList);
        command(
                router,
                HttpMethod.DELETE,
                SHOPPING_LISTS + "/:list_id",
                Scope.SHOPPING_WRITE,
                commands::deleteShoppingList);
        aims.mount((method, path, handler) -> command(router, method, path, Scope.BUDGETS_WRITE, handler));
    }

    private void command(Router router, HttpMethod method, String path, Scope scope, Handler<RoutingContext> handler) {
        router.route(method, path)
                .handler(tokens.requiring(scope))
                .handler(rate)
                .handler(Bodies.buffered(MOST_JSON_BYTES))
                .handler(handler);
    }

    private CorsHandler cors() {
        return CorsHandler.create()
                .addOrigins(limits.corsOrigins())
                .allowedMethods(Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
                .allowedHeaders(
                        Set.of("authorization", "content-type", "content-encoding", "idempotency-key", "traceparent"))
                .exposedHeaders(Set.of("location", "retry-after", "traceparent"))
                .maxAgeSeconds((int) TimeUnit.HOURS.toSeconds(1));
    }

    /** A feed may take hours; Vert.x would warn of a blocked thread all the while. */
    private static WorkerExecutor workers(Vertx vertx, String name, int threads) {
        return vertx.createSharedWorkerExecutor("gateway-" + name, threads, 1, TimeUnit.DAYS);
    }
}
