package org.bitebudget.serving.api;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.serving.analytics.Analytics;
import org.bitebudget.serving.analytics.BasketShares;
import org.bitebudget.serving.analytics.PriceHistoryQuery;
import org.bitebudget.serving.analytics.Reports;
import org.bitebudget.serving.analytics.SpendingQuery;
import org.bitebudget.serving.domain.PriceCatalogue;
import org.bitebudget.serving.store.Offers;
import org.bitebudget.serving.store.ReceiptFiles;
import org.bitebudget.serving.store.StateReader;

/** All routes of serving-api, as docs/openapi.yaml lists them. */
public final class ServingRoutes {

    private final ReceiptRoutes receipts;
    private final BudgetRoutes budgets;
    private final OutlookRoutes outlooks;
    private final PriceRoutes prices;
    private final ForecastRoutes forecasts;
    private final ProductRoutes products;
    private final AlertRoutes alerts;
    private final ShoppingRoutes shopping;
    private final RecommendationRoutes recommendations;
    private final AnalyticsRoutes analytics;
    private final ReportRoutes reports;
    private final StreamRoute stream;
    private final ClientRoutes clients;

    /**
     * @param currentPrices all current prices
     * @param offers prices against what is usual
     * @param files the uploaded files
     * @param sealer opens what members of the household wrote and what is personal on receipts
     * @param gatewayUrl ingest gateway as browsers reach it
     * @param zone zone that the page shows times in
     */
    public ServingRoutes(
            Vertx vertx,
            StateReader state,
            PriceCatalogue currentPrices,
            Offers offers,
            ReceiptFiles files,
            Sealer sealer,
            Analytics clickHouse,
            StreamRoute stream,
            URI gatewayUrl,
            ZoneId zone) {
        this.receipts = new ReceiptRoutes(state, files, sealer);
        this.budgets = new BudgetRoutes(state, Clock.systemUTC());
        this.outlooks = new OutlookRoutes(state, new OutlookViews(sealer));
        this.forecasts = new ForecastRoutes(state);
        this.prices = new PriceRoutes(state, currentPrices, new PriceHistoryQuery(clickHouse), Clock.systemUTC());
        this.products = new ProductRoutes(state, Clock.systemUTC());
        this.alerts = new AlertRoutes(state, Clock.systemUTC());
        // it takes nothing but a processor, so lists that wait for one are priced in turn and not all at once
        int processors = Runtime.getRuntime().availableProcessors();
        this.shopping = new ShoppingRoutes(
                state,
                currentPrices,
                new ShoppingViews(sealer),
                Clock.systemUTC(),
                vertx.createSharedWorkerExecutor("list-prices", processors));
        this.recommendations = new RecommendationRoutes(state, offers, Clock.systemUTC(), zone);
        SpendingQuery spending = new SpendingQuery(clickHouse);
        this.analytics = new AnalyticsRoutes(spending);
        this.reports = new ReportRoutes(new Reports(clickHouse), new BasketShares(spending), Clock.systemUTC());
        this.stream = stream;
        String version = ServingRoutes.class.getPackage().getImplementationVersion();
        this.clients =
                new ClientRoutes(gatewayUrl, zone, Taxonomy.shipped(), version == null ? "development" : version);
    }

    /** Mounts them, the page last. */
    public void mount(Router router, BearerTokens tokens) {
        receipts.mount(router, tokens);
        budgets.mount(router, tokens);
        outlooks.mount(router, tokens);
        prices.mount(router, tokens);
        forecasts.mount(router, tokens);
        products.mount(router, tokens);
        alerts.mount(router, tokens);
        shopping.mount(router, tokens);
        recommendations.mount(router, tokens);
        analytics.mount(router, tokens);
        reports.mount(router, tokens);
        stream.mount(router, tokens);
        clients.mount(router, tokens);
    }
}
