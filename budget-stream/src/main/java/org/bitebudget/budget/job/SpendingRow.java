package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.LedgerSource;
import org.bitebudget.platform.flink.ClickHouseTable;

/**
 * A row of ClickHouse's {@code spending}: one line of a purchase or refund.
 *
 * @param lineNo from 1; with household and entry the row's identity
 * @param epochDay local day, in days since 1970-01-01
 * @param amountMinor minor units, negative where money came back
 * @param occurredAtMicros when it happened, in microseconds since 1970-01-01 UTC
 * @param revision revision of the entry
 * @param deleted whether the line is gone
 */
public record SpendingRow(
        String household,
        String entryId,
        int lineNo,
        String kind,
        String source,
        int epochDay,
        String categoryId,
        String merchant,
        String member,
        long amountMinor,
        String currency,
        long occurredAtMicros,
        long revision,
        boolean deleted) {

    private static final EnumTexts<LedgerKind> KINDS = new EnumTexts<>(LedgerKind.class);
    private static final EnumTexts<LedgerSource> SOURCES = new EnumTexts<>(LedgerSource.class);

    /**
     * The rows a new revision of an entry writes: its lines, and the end of those an earlier revision had beyond them.
     *
     * @param linesBefore how many rows the revision before wrote
     */
    static List<SpendingRow> of(LedgerEntry entry, int linesBefore) {
        List<LedgerLine> lines = spendingLines(entry);
        List<SpendingRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(lines.size(), linesBefore); i++) {
            rows.add(i < lines.size() ? line(entry, i + 1, lines.get(i)) : gone(entry, i + 1));
        }
        return rows;
    }

    /** How many rows an entry has in the table. */
    static int rowsOf(org.bitebudget.budget.domain.LedgerEntry entry) {
        return entry.spends() ? entry.lines().size() : 0;
    }

    /** The table's columns. */
    static ClickHouseTable<SpendingRow> table() {
        return ClickHouseTable.<SpendingRow>named("spending")
                .string("household", SpendingRow::household)
                .string("entry_id", SpendingRow::entryId)
                .uint16("line_no", SpendingRow::lineNo)
                .lowCardinality("kind", SpendingRow::kind)
                .lowCardinality("source", SpendingRow::source)
                .date32("local_date", SpendingRow::localDate)
                .lowCardinality("month", row -> YearMonth.from(row.localDate()).toString())
                .lowCardinality("category_id", SpendingRow::categoryId)
                .string("merchant", SpendingRow::merchant)
                .string("member", SpendingRow::member)
                .int64("amount_minor", SpendingRow::amountMinor)
                .lowCardinality("currency", SpendingRow::currency)
                .dateTime64("occurred_at", row -> LedgerEntries.instant(row.occurredAtMicros()))
                .uint64("revision", SpendingRow::revision)
                .uint8("is_deleted", row -> row.deleted() ? 1 : 0)
                .build();
    }

    /** Transfers and deletions spend nothing. */
    private static List<LedgerLine> spendingLines(LedgerEntry entry) {
        return entry.getKind() == LedgerKind.PURCHASE || entry.getKind() == LedgerKind.REFUND
                ? LedgerEntries.lines(entry)
                : List.of();
    }

    private LocalDate localDate() {
        return LocalDate.ofEpochDay(epochDay);
    }

    private static SpendingRow line(LedgerEntry entry, int lineNo, LedgerLine line) {
        return row(entry, lineNo, line.getCategoryId(), line.getAmount().getMinor(), false);
    }

    private static SpendingRow gone(LedgerEntry entry, int lineNo) {
        return row(entry, lineNo, "", 0, true);
    }

    private static SpendingRow row(LedgerEntry entry, int lineNo, String category, long minor, boolean deleted) {
        return new SpendingRow(
                entry.getHousehold(),
                entry.getEntryId(),
                lineNo,
                KINDS.of(entry.getKind()),
                SOURCES.of(entry.getSource()),
                Math.toIntExact(entry.getWhen().getLocalDate().toEpochDay()),
                category,
                entry.getMerchant() == null ? "" : entry.getMerchant(),
                entry.getUser(),
                minor,
                entry.getTotal().getCurrency(),
                LedgerEntries.micros(entry.getWhen().getInstant()),
                entry.getEnvelope().getRevision(),
                deleted);
    }
}
