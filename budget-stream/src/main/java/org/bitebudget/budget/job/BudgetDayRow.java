package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.CategoryDays;
import org.bitebudget.budget.domain.CategoryMonth;
import org.bitebudget.budget.domain.DayStatus;
import org.bitebudget.platform.flink.ClickHouseTable;
import org.bitebudget.platform.taxonomy.Bucket;

/**
 * A row of ClickHouse's {@code budget_days}: one category on one day, amounts in minor units.
 *
 * @param epochDay local day, in days since 1970-01-01
 * @param version of two rows of a cell the greater holds
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
        long version,
        boolean deleted) {

    private static final EnumTexts<Bucket> BUCKETS = new EnumTexts<>(Bucket.class);
    private static final EnumTexts<DayStatus> STATUSES = new EnumTexts<>(DayStatus.class);

    /**
     * The rows that differ between two publications of a month, and those that are written in any case.
     *
     * @param before what was published before; its rows are taken as written
     * @param version of {@code now}
     */
    static List<BudgetDayRow> changed(
            Optional<BudgetMonth> before, BudgetMonth now, long version, RewrittenCells rewritten) {
        Map<String, CategoryMonth> written = new HashMap<>();
        before.ifPresent(held -> held.categories().forEach(category -> written.put(category.category(), category)));
        boolean sameCurrency =
                before.filter(held -> held.currency().equals(now.currency())).isPresent();
        int firstEpochDay = Math.toIntExact(now.month().atDay(1).toEpochDay());
        String month = now.month().toString();
        List<BudgetDayRow> changed = new ArrayList<>();
        for (CategoryMonth category : now.categories()) {
            CategoryMonth old = written.remove(category.category());
            boolean comparable = sameCurrency && old != null && old.bucket() == category.bucket();
            BitSet always = rewritten.days(category.category(), before.orElse(now), now);
            CategoryDays days = category.days();
            for (int day = 0; day < days.size(); day++) {
                if (!comparable || always.get(day) || differs(old.days(), days, day)) {
                    changed.add(row(now, month, firstEpochDay, category, day, version, false));
                }
            }
        }
        Set<String> unknown = rewritten.gone(now.categories());
        unknown.removeAll(written.keySet());
        changed.addAll(gone(now.household(), now.month(), unknown, version));
        for (CategoryMonth gone : written.values()) {
            for (int day = 0; day < gone.days().size(); day++) {
                changed.add(row(before.get(), month, firstEpochDay, gone, day, version, true));
            }
        }
        return changed;
    }

    /** All days of categories that a month does not have, as deleted. */
    static List<BudgetDayRow> gone(String household, YearMonth month, Set<String> categories, long version) {
        List<BudgetDayRow> rows = new ArrayList<>();
        for (String category : categories) {
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                rows.add(new BudgetDayRow(
                        household,
                        month.toString(),
                        category,
                        Math.toIntExact(month.atDay(day).toEpochDay()),
                        BUCKETS.of(Bucket.WANT),
                        "",
                        0,
                        0,
                        0,
                        0,
                        STATUSES.of(DayStatus.GREEN),
                        version,
                        true));
            }
        }
        return rows;
    }

    private static boolean differs(CategoryDays before, CategoryDays now, int day) {
        return before.planned(day) != now.planned(day)
                || before.spent(day) != now.spent(day)
                || before.carried(day) != now.carried(day)
                || before.status(day) != now.status(day);
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
                .uint64("revision", BudgetDayRow::version)
                .uint8("is_deleted", row -> row.deleted() ? 1 : 0)
                .build();
    }

    private static BudgetDayRow row(
            BudgetMonth folded,
            String month,
            int firstEpochDay,
            CategoryMonth category,
            int day,
            long version,
            boolean deleted) {
        CategoryDays days = category.days();
        return new BudgetDayRow(
                folded.household(),
                month,
                category.category(),
                firstEpochDay + day,
                BUCKETS.of(category.bucket()),
                folded.currency(),
                days.planned(day),
                days.spent(day),
                days.carried(day),
                days.remaining(day),
                STATUSES.of(days.status(day)),
                version,
                deleted);
    }
}
