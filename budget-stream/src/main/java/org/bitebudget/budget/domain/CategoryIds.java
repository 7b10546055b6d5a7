package org.bitebudget.budget.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bitebudget.platform.taxonomy.Taxonomy;

/** Ids of the taxonomy are paths: {@code dairy.milk} lies within {@code dairy}. */
public final class CategoryIds {

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
        String id = isKnown(category) ? category : Taxonomy.UNCATEGORISED;
        while (!planned.contains(id)) {
            String within = parent(id);
            if (within == null) {
                return id;
            }
            id = within;
        }
        return id;
    }

    /** All that a line of a category can be booked under, whatever is planned: from the category itself to its top category. */
    public static List<String> within(String category) {
        List<String> path = new ArrayList<>();
        for (String id = isKnown(category) ? category : Taxonomy.UNCATEGORISED; id != null; id = parent(id)) {
            path.add(id);
        }
        return path;
    }

    private static String parent(String id) {
        return Taxonomy.shipped().category(id).parent().orElse(null);
    }
}
