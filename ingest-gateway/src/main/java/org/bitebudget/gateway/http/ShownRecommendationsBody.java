package org.bitebudget.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.ShownRecommendations;

/** The body of what was shown: {@code NewShownRecommendations} of the API. */
final class ShownRecommendationsBody {

    private static final int LONGEST = 100;

    private ShownRecommendationsBody() {}

    /** @throws org.bitebudget.platform.problem.ProblemException with everything to mend */
    static ShownRecommendations read(JsonNode body) {
        JsonFields fields = JsonFields.of(body);
        Optional<Boolean> consent = fields.needed("consent", fields.flag("consent"));
        Optional<String> listId = fields.needed("list_id", fields.text("list_id", LONGEST));
        Optional<String> model = fields.needed("model", fields.text("model", LONGEST));
        Optional<String> version = fields.needed("model_version", fields.text("model_version", LONGEST));
        List<ShownRecommendations.Item> items = fields.list("items", ShownRecommendationsBody::item);
        fields.needed("items", Optional.of(items).filter(list -> !list.isEmpty()));
        fields.done();
        return new ShownRecommendations(
                consent.orElseThrow(), listId.orElseThrow(), model.orElseThrow(), version.orElseThrow(), items);
    }

    private static Optional<ShownRecommendations.Item> item(JsonFields fields) {
        Optional<String> itemId = fields.needed("item_id", fields.text("item_id", LONGEST));
        Optional<ShownRecommendations.Kind> kind =
                fields.needed("kind", fields.choice("kind", ShownRecommendations.Kind.class));
        Optional<Integer> position = fields.needed("position", fields.integer("position"));
        return itemId.flatMap(
                id -> kind.flatMap(part -> position.map(place -> new ShownRecommendations.Item(id, part, place))));
    }
}
