package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.CategoryDay;
import org.bitebudget.budget.domain.CategoryMonth;
import org.bitebudget.platform.flink.ClickHouseTable;

/**
 * A row of ClickHouse's {@code budget_days}: one category on one day, amounts in minor units.
 *
 * @param epochDay local day, in days since 1970-01-01
 * @param revision revision of the month it was published with
 * @param deleted whether the month no longer has the category
 */
public record BudgetDayRow(
        String household,
        String month,
        String categoryId,
        int epochDay,
        String bucket,
        String currency,
        long planned,
        long spent,
        long carried,
        long remaining,
        String status,
        long revision,
        boolean deleted) {

    /**
     * The rows that differ between two publications of a month.
     *
     * @param before what was published before; its rows are taken as written
     * @param revision revision of {@code now}
     */
    static List<BudgetDayRow> changed(Optional<BudgetMonth> before, BudgetMonth now, long revision) {
        Map<Identity, BudgetDayRow> gone = new HashMap<>();
        before.ifPresent(month -> rows(month, revision, true).forEach(row -> gone.put(row.identity(), row)));
        List<BudgetDayRow> changed = new ArrayList<>();
        for (BudgetDayRow row : rows(now, revision, false)) {
            BudgetDayRow written = gone.remove(row.identity());
            if (written == null || !written.undeleted().equals(row)) {
                changed.add(row);
            }
        }
        changed.addAll(gone.values());
        return changed;
    }

    /** The table's columns. */
    static ClickHouseTable<BudgetDayRow> table() {
        return ClickHouseTable.<BudgetDayRow>named("budget_days")
                .string("household", BudgetDayRow::household)
                .lowCardinality("month", BudgetDayRow::month)
                .lowCardinality("category_id", BudgetDayRow::categoryId)
                .date32("local_date", row -> LocalDate.ofEpochDay(row.epochDay()))
                .lowCardinality("bucket", BudgetDayRow::bucket)
                .lowCardinality("currency", BudgetDayRow::currency)
                .int64("planned_minor", BudgetDayRow::planned)
                .int64("spent_minor", BudgetDayRow::spent)
                .int64("carried_minor", BudgetDayRow::carried)
                .int64("remaining_minor", BudgetDayRow::remaining)
                .lowCardinality("status", BudgetDayRow::status)
                .uint64("revision", BudgetDayRow::revision)
                .uint8("is_deleted", row -> row.deleted() ? 1 : 0)
                .build();
    }

    private record Identity(String category, int epochDay) {}

    private Identity identity() {
        return new Identity(categoryId, epochDay);
    }

    private BudgetDayRow undeleted() {
        return new BudgetDayRow(
                household,
                month,
                categoryId,
                epochDay,
                bucket,
                currency,
                planned,
                spent,
                carried,
                remaining,
                status,
                revision,
                false);
    }

    private static List<BudgetDayRow> rows(BudgetMonth month, long revision, boolean deleted) {
        List<BudgetDayRow> rows = new ArrayList<>();
        for (CategoryMonth category : month.categories()) {
            for (CategoryDay day : category.days()) {
                rows.add(row(month, category, day, revision, deleted));
            }
        }
        return rows;
    }

    private static BudgetDayRow row(
            BudgetMonth month, CategoryMonth category, CategoryDay day, long revision, boolean deleted) {
        return new BudgetDayRow(
                month.household(),
                month.month().toString(),
                category.category(),
                Math.toIntExact(day.date().toEpochDay()),
                category.bucket().name().toLowerCase(Locale.ROOT),
                month.currency(),
                day.planned(),
                day.spent(),
                day.carried(),
                day.remaining(),
                day.status().name().toLowerCase(Locale.ROOT),
                revision,
                deleted);
    }
}
