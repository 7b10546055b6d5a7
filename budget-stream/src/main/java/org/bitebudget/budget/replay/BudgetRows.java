package org.bitebudget.budget.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.schema.CategoryDays;

/** Whether ClickHouse's {@code budget_days} say of every category and day what the months on the topic say. */
public final class BudgetRows {

    /** Asks for a digest of each category's month, by household and month. */
    public static final String QUERY = "SELECT household, month, category_id, count(), sum(planned_minor),"
            + " sum(spent_minor), sum(carried_minor), sum(remaining_minor * toDayOfMonth(local_date))"
            + " FROM bitebudget.budget_days FINAL GROUP BY household, month, category_id";

    private BudgetRows() {}

    /**
     * Where the two differ.
     *
     * @param months of each month its newest revision
     * @param rows answer to {@link #QUERY}, tab-separated
     */
    public static List<Violation> violations(Collection<BudgetMonth> months, Stream<String> rows) {
        Map<String, String> found = new HashMap<>();
        rows.forEach(row -> {
            int end = nth(row, 3);
            found.put(row.substring(0, end), row.substring(end + 1));
        });
        List<Violation> violations = new ArrayList<>();
        Map<String, BudgetMonth> byKey = new TreeMap<>();
        months.forEach(month -> byKey.put(month.getHousehold() + month.getMonth(), month));
        for (BudgetMonth month : byKey.values()) {
            for (CategoryMonth category : month.getCategories()) {
                String key = String.join("\t", month.getHousehold(), month.getMonth(), category.getCategoryId());
                String expected = digest(category);
                String row = found.remove(key);
                if (!expected.equals(row)) {
                    violations.add(new Violation(
                            key.replace('\t', ' '), "rows add up to '%s', the month to '%s'".formatted(row, expected)));
                }
            }
        }
        found.forEach((key, row) ->
                violations.add(new Violation(key.replace('\t', ' '), "has rows, but the month has no such category")));
        return violations;
    }

    private static String digest(CategoryMonth category) {
        long planned = 0;
        long spent = 0;
        long carried = 0;
        long remaining = 0;
        int dayOfMonth = 0;
        for (CategoryDay day : CategoryDays.of(category)) {
            dayOfMonth++;
            planned += day.getPlanned();
            spent += day.getSpent();
            carried += day.getCarried();
            remaining += day.getRemaining() * dayOfMonth;
        }
        return dayOfMonth + "\t" + planned + "\t" + spent + "\t" + carried + "\t" + remaining;
    }

    private static int nth(String row, int tabs) {
        int at = -1;
        for (int i = 0; i < tabs; i++) {
            at = row.indexOf('\t', at + 1);
        }
        return at;
    }
}
