package org.bitebudget.budget.domain;

import java.util.Set;

/** Ids of the taxonomy are paths: {@code dairy.milk} lies within {@code dairy}. */
final class CategoryIds {

    private CategoryIds() {}

    /** Where a line of a category is booked: the category itself or its nearest ancestor in {@code planned}, else its top category. */
    static String bookedUnder(String category, Set<String> planned) {
        for (int end = category.length(); end > 0; end = category.lastIndexOf('.', end - 1)) {
            String id = category.substring(0, end);
            if (planned.contains(id)) {
                return id;
            }
        }
        return top(category);
    }

    /** The top category's id. */
    static String top(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
