package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bitebudget.event.CurrentPrice;

/** Prices as the API shows them. */
final class PriceViews {

    private PriceViews() {}

    /** A current price with its statistics. */
    static ObjectNode price(CurrentPrice price) {
        ObjectNode json = EventJson.of(price);
        json.remove(List.of("observation_id", "batch_id", "category_text", "occurred_at"));
        if (json.has("size_text")) {
            json.set("size", json.remove("size_text"));
        }
        return json;
    }
}
