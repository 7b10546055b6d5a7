package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceAlertRule;
import org.bitebudget.event.QuietTime;

/** Alert rules as the API shows them. */
final class AlertRuleViews {

    private AlertRuleViews() {}

    /**
     * The JSON of a rule.
     *
     * @param rule the rule
     * @param watched a price of what it watches, if one is known
     * @param now what tells whether it holds
     */
    static ObjectNode of(PriceAlertRule rule, Optional<CurrentPrice> watched, Instant now) {
        ObjectNode json = EventJson.of(rule);
        json.remove("occurred_at");
        json.remove("recorded_at");
        json.remove("deleted");
        if (json.has("hysteresis")) {
            json.set("hysteresis_percent", json.remove("hysteresis"));
        }
        if (rule.getQuiet() != null) {
            json.set("quiet", quiet(rule.getQuiet()));
        }
        boolean known = rule.getCategoryId() != null || watched.isPresent();
        json.put("state", state(rule, now));
        json.put("known", known);
        watched.ifPresent(price -> json.put("name", price.getName()));
        note(rule, watched, known).ifPresent(note -> json.put("note", note));
        return json;
    }

    private static String state(PriceAlertRule rule, Instant now) {
        if (now.isBefore(rule.getValidFrom())) {
            return "to-come";
        }
        return rule.getValidTo() == null || now.isBefore(rule.getValidTo()) ? "active" : "over";
    }

    private static Optional<String> note(PriceAlertRule rule, Optional<CurrentPrice> watched, boolean known) {
        if (!known) {
            return Optional.of("No price of it is known yet; it is watched from when one appears.");
        }
        return watched.map(price -> price.getPrice().getCurrency())
                .filter(currency -> rule.getTarget() != null
                        && !rule.getTarget().getCurrency().equals(currency))
                .map(currency -> "Its price is in " + currency + ", so the target isn't reached.");
    }

    private static ObjectNode quiet(QuietTime quiet) {
        return EventJson.object()
                .put("from", time(quiet.getFromMinute()))
                .put("to", time(quiet.getToMinute()))
                .put("zone", quiet.getZone());
    }

    private static String time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L).toString();
    }
}
