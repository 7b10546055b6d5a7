package org.bitebudget.serving.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists, a page at a time. */
final class Page {

    private Page() {}

    /**
     * A page out of items read one beyond its size, so that it is known whether there is more.
     *
     * @param items in the list's order, at most {@code limit + 1}
     * @param place where in the list an item stands, as the next page is asked for
     */
    static <T> ObjectNode of(
            List<T> items, int limit, Function<T, String> place, Function<? super T, ? extends JsonNode> view) {
        List<T> shown = items.subList(0, Math.min(limit, items.size()));
        ObjectNode json = EventJson.object();
        json.set("items", EventJson.arrayOf(shown, view));
        if (items.size() > limit) {
            json.put("next_cursor", Query.cursorAt(place.apply(shown.get(limit - 1))));
        }
        return json;
    }

    /** A page of items that are sorted by their places first. */
    static <T> ObjectNode sorted(
            List<T> items,
            String after,
            int limit,
            Function<T, String> place,
            Function<? super T, ? extends JsonNode> view) {
        List<T> behind = items.stream()
                .filter(item -> place.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(place))
                .limit(limit + 1L)
                .toList();
        return of(behind, limit, place, view);
    }
}
