package org.bitebudget.budget.domain;

import java.util.Locale;
import java.util.Set;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** Ids of the taxonomy are paths: {@code dairy.milk} lies within {@code dairy}. */
final class CategoryIds {

    /** Where spending goes whose category the taxonomy does not know. */
    private static final String UNCATEGORISED = "other.uncategorised";

    private CategoryIds() {}

    /** Whether the taxonomy holds it. */
    static boolean isKnown(String id) {
        return Taxonomy.shipped().find(id).isPresent();
    }

    /** The name people read. */
    static String name(String id) {
        return Taxonomy.shipped().category(id).name(Locale.ENGLISH);
    }

    /**
     * Where a line of a category is booked: the category itself or its nearest ancestor in {@code planned}, else its top
     * category. What the taxonomy does not know counts as uncategorised.
     */
    static String bookedUnder(String category, Set<String> planned) {
        String id = isKnown(category) ? category : UNCATEGORISED;
        while (!planned.contains(id)) {
            String within = Taxonomy.shipped().category(id).parent().orElse(null);
            if (within == null) {
                return id;
            }
            id = within;
        }
        return id;
    }
}
