package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.IdentityProvenance;
import org.bitebudget.serving.domain.OfferRanking;
import org.bitebudget.serving.domain.OfferRanking.Offer;
import org.bitebudget.serving.domain.ProductComparison;
import org.bitebudget.serving.domain.ProductComparison.Cheapest;
import org.bitebudget.serving.store.StateReader;

/** Offers side by side, as the API shows them. */
final class ComparisonViews {

    private final StateReader state;
    private final Instant now;

    /**
     * @param state tells what products are across stores
     * @param now the moment that ages are counted to
     */
    ComparisonViews(StateReader state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** Offers of one product, cheapest first, and which are the cheapest where that can be said. */
    ObjectNode comparison(List<CurrentPrice> prices) {
        var byOffer = prices.stream()
                .collect(Collectors.toMap(ComparisonViews::offer, Function.identity(), (first, second) -> first));
        List<Offer> offers = List.copyOf(byOffer.keySet());
        Comparator<Offer> cheapestFirst = OfferRanking.cheapestFirst(offers);
        ObjectNode json = EventJson.object();
        json.set(
                "items",
                EventJson.arrayOf(
                        offers.stream().sorted(cheapestFirst).map(byOffer::get).toList(), this::price));
        Cheapest cheapest = ProductComparison.cheapest(
                prices.stream()
                        .map(price ->
                                new ProductComparison.Seen(offer(price), price.getInStock(), price.getObservedAt()))
                        .toList(),
                now);
        cheapest.byUnitPrice().or(cheapest::byPrice).ifPresent(offer -> name(json.putObject("cheapest"), offer));
        cheapest.byPrice().ifPresent(offer -> name(json.putObject("cheapest_pack"), offer));
        return json;
    }

    private ObjectNode price(CurrentPrice price) {
        ObjectNode json = PriceViews.price(price);
        json.put("age_days", BasketViews.ageDays(price.getObservedAt(), now));
        json.put("holds", ProductComparison.holds(price.getObservedAt(), now));
        state.identity(price.getStore(), price.getProduct()).ifPresent(identity -> json.putObject("identity")
                .put("likelihood", identity.getProvenance() == IdentityProvenance.MATCH ? "likely" : "sure")
                .put("provenance", EventJson.symbol(identity.getProvenance()))
                .put("confidence", identity.getConfidence()));
        return json;
    }

    private static void name(ObjectNode json, Offer offer) {
        json.put("store", offer.store()).put("product", offer.product());
    }

    private static Offer offer(CurrentPrice price) {
        boolean hasUnitPrice = price.getUnitPrice() != null;
        return new Offer(
                price.getStore(),
                price.getProduct(),
                price.getPrice().getCurrency(),
                price.getPrice().getMinor(),
                hasUnitPrice ? price.getUnitPrice().getPer().name() : "",
                hasUnitPrice ? OptionalLong.of(price.getUnitPrice().getMicroMinor()) : OptionalLong.empty());
    }
}
