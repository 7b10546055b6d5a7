package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.gateway.domain.command.AppUse;

/** The body of what a person did in an app: {@code NewAppEvents} of the API. */
final class AppUseBody {

    private static final int LONGEST = 64;

    private AppUseBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static AppUse read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Boolean> consent = fields.needed("consent", fields.flag("consent"));
        Optional<String> app = fields.needed("app", fields.text("app", LONGEST));
        List<AppUse.Event> events = fields.list("events", AppUseBody::event);
        fields.needed("events", Optional.of(events).filter(list -> !list.isEmpty()));
        fields.done();
        return new AppUse(consent.orElseThrow(), app.orElseThrow(), events);
    }

    /**
     * Whether a person agrees from now on: {@code AppConsent} of the API.
     *
     * @throws org.bitebudget.platform.problem.ProblemException with everything to mend
     */
    static boolean readConsent(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Boolean> consent = fields.needed("consent", fields.flag("consent"));
        fields.done();
        return consent.orElseThrow();
    }

    private static Optional<AppUse.Event> event(JsonFields fields) {
        Optional<String> name = fields.needed("event", fields.text("event", LONGEST));
        Optional<Instant> occurredAt = fields.needed("occurred_at", fields.instant("occurred_at"));
        SortedMap<String, String> properties =
                fields.object("properties").map(object -> object.texts(LONGEST)).orElseGet(TreeMap::new);
        return name.flatMap(known -> occurredAt.map(at -> new AppUse.Event(known, at, properties)));
    }
}
