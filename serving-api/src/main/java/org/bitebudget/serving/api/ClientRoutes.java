package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.taxonomy.Category;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.token.Principal;
import org.bitebudget.platform.token.Scope;

/** What clients need to know beforehand: the configuration, the taxonomy, and the web page itself. */
final class ClientRoutes {

    private static final String PAGES = "web";

    private final URI gatewayUrl;
    private final ZoneId zone;
    private final Taxonomy taxonomy;
    private final String version;

    ClientRoutes(URI gatewayUrl, ZoneId zone, Taxonomy taxonomy, String version) {
        this.gatewayUrl = gatewayUrl;
        this.zone = zone;
        this.taxonomy = taxonomy;
        this.version = version;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/client-config").handler(tokens.requiring()).handler(this::config);
        router.get("/api/v1/categories").handler(tokens.requiring()).handler(this::categories);
        router.get().handler(this::protectPage);
        router.get().handler(StaticHandler.create(PAGES).setCachingEnabled(false));
    }

    private void config(RoutingContext request) {
        Principal principal = Requests.principal(request);
        ObjectNode json = EventJson.object();
        json.put("gateway_url", gatewayUrl.toString());
        json.put("household", principal.household());
        json.set(
                "scopes",
                EventJson.arrayOf(
                        principal.scopes().stream()
                                .map(Scope::wireName)
                                .sorted()
                                .toList(),
                        EventJson::text));
        json.put("zone", zone.getId());
        json.put("version", version);
        Json.answer(request, 200, json);
    }

    private void categories(RoutingContext request) {
        ObjectNode json = EventJson.object();
        json.set("items", EventJson.arrayOf(List.copyOf(taxonomy.categories()), ClientRoutes::category));
        Json.answer(request, 200, json);
    }

    private static ObjectNode category(Category category) {
        ObjectNode json = EventJson.object();
        json.put("category_id", category.id());
        category.parent().ifPresent(parent -> json.put("parent", parent));
        json.putObject("names")
                .put("en", category.name(Locale.ENGLISH))
                .put("es", category.name(Locale.forLanguageTag("es")))
                .put("de", category.name(Locale.GERMAN));
        if (!category.openFoodFactsId().isEmpty()) {
            json.put("open_food_facts_id", category.openFoodFactsId());
        }
        json.put("bucket", EventJson.symbol(category.bucket()));
        json.put("essential", category.essential());
        json.put("priority", category.priority());
        return json;
    }

    /** The page may load from and talk to nobody but us and the gateway. */
    private void protectPage(RoutingContext request) {
        request.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' blob: data:; connect-src 'self' " + gatewayUrl
                                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        request.next();
    }
}
