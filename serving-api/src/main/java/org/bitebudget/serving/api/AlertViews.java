package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.PriceAlert;

/** Alerts as the API shows them: both kinds in one form. */
final class AlertViews {

    private AlertViews() {}

    static ObjectNode price(PriceAlert alert) {
        ObjectNode json = EventJson.of(alert);
        json.put("type", "price");
        return asAlert(json);
    }

    static ObjectNode budget(BudgetAlert alert) {
        ObjectNode json = EventJson.of(alert);
        json.put("type", "budget");
        return asAlert(json);
    }

    private static ObjectNode asAlert(ObjectNode json) {
        json.set("at", json.remove("recorded_at"));
        json.remove("occurred_at");
        json.remove("revision");
        json.remove("observation_id");
        return json;
    }
}
