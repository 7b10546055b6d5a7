package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Product;
import org.bitebudget.event.ProductChoice;
import org.bitebudget.event.ProductLink;
import org.bitebudget.platform.http.BearerTokens;
import org.bitebudget.platform.http.Json;
import org.bitebudget.platform.http.Requests;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.problem.FieldError;
import org.bitebudget.platform.problem.ProblemException;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.token.Scope;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.store.StateReader;

/** Products across stores, by what stands under their barcodes. */
final class ProductRoutes {

    private static final int MOST_OFFERS = 200;
    private static final int MOST_LINKS = 1000;

    private final StateReader state;
    private final Clock clock;

    ProductRoutes(StateReader state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    void mount(Router router, BearerTokens tokens) {
        router.get("/api/v1/products/barcodes/:code")
                .handler(tokens.requiring(Scope.PRICES_READ))
                .blockingHandler(this::barcode, false);
    }

    private void barcode(RoutingContext request) {
        Gtin gtin = Gtin.parse(request.pathParam("code"))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_PARAMETER,
                        "A barcode is a number of 8, 12, 13 or 14 digits whose last one is its check digit.",
                        FieldError.at("/code", "not a GTIN")));
        List<CurrentPrice> offers = state.pricesOf(gtin.canonicalId(), MOST_OFFERS);
        Optional<Product> said = said(gtin.canonicalId(), Requests.household(request));
        if (offers.isEmpty() && said.isEmpty()) {
            throw Query.notFound("no product with the barcode " + gtin.toGtin14() + " is known");
        }
        ObjectNode json = EventJson.object();
        json.put("barcode", gtin.toGtin14());
        json.set("product", product(gtin, said, offers));
        json.setAll(new ComparisonViews(state, PriceAge.at(clock.instant())).comparison(offers));
        Json.answer(request, 200, json);
    }

    /** What three households agree on, else what this household said itself, the newest first. */
    private Optional<Product> said(String productId, String household) {
        List<ProductLink> links = state.linksTo(productId, MOST_LINKS);
        Stream<Product> agreed = links.stream().map(ProductLink::getAgreed);
        Stream<Product> own = links.stream()
                .flatMap(link -> link.getChoices().stream())
                .filter(choice -> choice.getHousehold().equals(household))
                .sorted(Comparator.comparing(ProductChoice::getAt).reversed())
                .map(ProductChoice::getProduct);
        return Stream.concat(agreed, own)
                .filter(Objects::nonNull)
                .filter(product -> product.getProductId().equals(productId))
                .findFirst();
    }

    /** Where nobody has said what it is, it is called as the store calls it that saw it last. */
    private static ObjectNode product(Gtin gtin, Optional<Product> said, List<CurrentPrice> offers) {
        return said.map(EventJson::of).orElseGet(() -> {
            CurrentPrice newest = offers.stream()
                    .max(Comparator.comparing(CurrentPrice::getObservedAt))
                    .orElseThrow();
            ObjectNode json = EventJson.object();
            json.put("product_id", gtin.canonicalId());
            json.put("name", newest.getName());
            Optional.ofNullable(newest.getSizeText()).ifPresent(size -> json.put("size", size));
            return json;
        });
    }
}
