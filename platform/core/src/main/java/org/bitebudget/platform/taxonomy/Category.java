package org.bitebudget.platform.taxonomy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One category of groceries.
 *
 * @param id {@code dairy} for a department, {@code dairy.milk} below it
 * @param parentId the department's id, or null for a department
 * @param names language ({@code en, es, de}) → name
 * @param openFoodFactsId id in Open Food Facts' taxonomy such as {@code en:milks}, empty if there is none
 * @param bucket kind of spending
 * @param essential whether cuts spare it
 * @param priority 1 (keep longest) to 5 (cut first)
 */
public record Category(
        String id,
        String parentId,
        Map<String, String> names,
        String openFoodFactsId,
        Bucket bucket,
        boolean essential,
        int priority) {

    /** Keeps its own copy of the names. */
    public Category {
        names = Map.copyOf(names);
    }

    /** The department's id, if this is not one itself. */
    public Optional<String> parent() {
        return Optional.ofNullable(parentId);
    }

    /** Name in the language, in English where there is none. */
    public String name(Locale language) {
        return names.getOrDefault(language.getLanguage(), names.get("en"));
    }
}
