package org.bitebudget.serving.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.serving.analytics.PriceHistoryQuery;

/** Prices as the API shows them. */
final class PriceViews {

    private PriceViews() {}

    /** A current price with its statistics. */
    static ObjectNode price(CurrentPrice price) {
        ObjectNode json = EventJson.of(price);
        json.remove(List.of("observation_id", "batch_id", "category_text", "occurred_at"));
        rename(json, "size", "content");
        rename(json, "size_text", "size");
        return json;
    }

    private static void rename(ObjectNode json, String member, String name) {
        if (json.has(member)) {
            json.set(name, json.remove(member));
        }
    }

    /**
     * What a product cost in a store, in the order of the points.
     *
     * @param quarantined its prices that rest in quarantine
     */
    static void history(
            CurrentPrice price,
            List<PriceHistoryQuery.Point> points,
            List<QuarantinedPrice> quarantined,
            JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("store", price.getStore());
        json.writeStringField("product", price.getProduct());
        json.writeArrayFieldStart("points");
        for (PriceHistoryQuery.Point point : points) {
            point(point, quarantined.stream().anyMatch(resting -> isSame(resting, point)), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What was asked at a moment is believed or not, whoever told it. */
    private static boolean isSame(QuarantinedPrice price, PriceHistoryQuery.Point point) {
        return price.getObservedAt().equals(point.observedAt())
                && price.getPrice().getMinor() == point.priceMinor()
                && price.getPrice().getCurrency().equals(point.currency());
    }

    private static void point(PriceHistoryQuery.Point point, boolean quarantined, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("observed_at", point.observedAt().toString());
        json.writeStringField("date", point.date().toString());
        EventJson.money(json, "price", point.priceMinor(), point.currency());
        if (point.listPriceMinor().isPresent()) {
            EventJson.money(json, "list_price", point.listPriceMinor().getAsLong(), point.currency());
        }
        if (point.promo().isPresent()) {
            json.writeStringField("promo", point.promo().get());
        }
        json.writeStringField("source", point.source());
        json.writeBooleanField("in_stock", point.inStock());
        if (point.trust() < 1) {
            json.writeNumberField("trust", point.trust());
        }
        if (quarantined) {
            json.writeBooleanField("quarantined", true);
        }
        json.writeEndObject();
    }
}
