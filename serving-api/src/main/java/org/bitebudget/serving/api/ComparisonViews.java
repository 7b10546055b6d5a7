package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.serving.domain.OfferRanking.Offer;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.ProductComparison;
import org.bitebudget.serving.domain.ProductComparison.Cheapest;
import org.bitebudget.serving.domain.ProductComparison.Seen;
import org.bitebudget.serving.store.Offers;
import org.bitebudget.serving.store.StateReader;

/** Offers side by side, as the API shows them. */
final class ComparisonViews {

    private final StateReader state;
    private final PriceAge age;

    /**
     * @param state tells what products are across stores
     * @param age how old prices are
     */
    ComparisonViews(StateReader state, PriceAge age) {
        this.state = state;
        this.age = age;
    }

    /** Offers of one product, cheapest first, and which are the cheapest where that can be said. */
    ObjectNode comparison(List<CurrentPrice> prices) {
        var bySeen =
                prices.stream().collect(Collectors.toMap(Offers::seen, Function.identity(), (first, second) -> first));
        List<Seen> offers = List.copyOf(bySeen.keySet());
        ObjectNode json = EventJson.object();
        json.set(
                "items",
                EventJson.arrayOf(
                        ProductComparison.ranked(offers, age).stream()
                                .map(bySeen::get)
                                .toList(),
                        this::price));
        Cheapest cheapest = ProductComparison.cheapest(offers, age);
        cheapest.byUnitPrice().or(cheapest::byPrice).ifPresent(offer -> name(json.putObject("cheapest"), offer));
        cheapest.byPrice().ifPresent(offer -> name(json.putObject("cheapest_pack"), offer));
        return json;
    }

    private ObjectNode price(CurrentPrice price) {
        ObjectNode json = PriceViews.price(price);
        json.put("age_days", age.days(price.getObservedAt()));
        json.put("holds", age.holds(price.getObservedAt()));
        state.identity(price.getStore(), price.getProduct()).ifPresent(identity -> json.putObject("identity")
                .put("likelihood", identity.getProvenance() == IdentityProvenance.MATCH ? "likely" : "sure")
                .put("provenance", EventJson.symbol(identity.getProvenance()))
                .put("confidence", identity.getConfidence()));
        return json;
    }

    private static void name(ObjectNode json, Offer offer) {
        json.put("store", offer.store()).put("product", offer.product());
    }
}
