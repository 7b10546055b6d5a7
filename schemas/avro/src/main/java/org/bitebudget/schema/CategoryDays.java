package org.bitebudget.schema;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;

/** The days of a category's month one by one; its record tells days in a row that are alike once. */
public final class CategoryDays {

    private CategoryDays() {}

    /** Every day in order, each with {@code days} of 1. */
    public static List<CategoryDay> of(CategoryMonth category) {
        List<CategoryDay> days = new ArrayList<>(31);
        for (CategoryDay alike : category.getDays()) {
            for (int i = 0; i < alike.getDays(); i++) {
                days.add(new CategoryDay(
                        alike.getDate() + i,
                        alike.getPlanned(),
                        alike.getSpent(),
                        alike.getCarried(),
                        alike.getRemaining(),
                        alike.getStatus(),
                        1));
            }
        }
        return days;
    }
}
