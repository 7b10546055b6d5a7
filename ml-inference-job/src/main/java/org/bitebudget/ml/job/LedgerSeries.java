package org.bitebudget.ml.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.SeriesKind;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.state.SeriesEntry;
import org.bitebudget.state.SeriesPart;

/**
 * Ledger entries as what they add to the spending of their household by category and day, {@code spending|household|category|currency}; a refund takes off.
 * Transfers add nothing; a deletion takes back. What has no place in a series (an unknown currency, a day that can't be, see {@link EntryDays}) is left out and
 * counted as {@code unusablePurchases}; the refusal itself is the budget stream's to report.
 */
final class LedgerSeries extends RichFlatMapFunction<LedgerEntry, SeriesEntry> {
    private transient Counter unusable;

    @Override
    public void open(OpenContext context) {
        unusable = getRuntimeContext().getMetricGroup().counter("unusablePurchases");
    }

    @Override
    public void flatMap(LedgerEntry entry, Collector<SeriesEntry> out) {
        if (entry.getHousehold().isEmpty()
                || !EntryDays.isUsable(
                        entry.getWhen().getLocalDate(), entry.getEnvelope().getRecordedAt())
                || !Currencies.isKnown(entry.getTotal().getCurrency())) {
            unusable.inc();
            return;
        }
        out.collect(new SeriesEntry(
                entry.getHousehold(),
                entry.getEntryId(),
                entry.getEnvelope().getRevision(),
                entry.getEnvelope().getEventId(),
                SeriesKind.SPENDING,
                Math.toIntExact(entry.getWhen().getLocalDate().toEpochDay()),
                ForecastEvents.micros(entry.getEnvelope().getOccurredAt()),
                ForecastEvents.micros(entry.getEnvelope().getRecordedAt()),
                parts(entry)));
    }

    private static List<SeriesPart> parts(LedgerEntry entry) {
        if (entry.getKind() != LedgerKind.PURCHASE && entry.getKind() != LedgerKind.REFUND) {
            return List.of();
        }
        Map<String, Long> byCategory = new LinkedHashMap<>();
        for (LedgerLine line : entry.getLines()) {
            String category = line.getCategoryId().isEmpty() ? Taxonomy.UNCATEGORISED : line.getCategoryId();
            byCategory.merge(category, line.getAmount().getMinor(), Long::sum);
        }
        if (byCategory.isEmpty()) {
            byCategory.put(Taxonomy.UNCATEGORISED, entry.getTotal().getMinor());
        }
        String currency = entry.getTotal().getCurrency();
        List<SeriesPart> parts = new ArrayList<>(byCategory.size());
        byCategory.forEach((category, minor) -> parts.add(new SeriesPart(
                Keys.join("spending", entry.getHousehold(), category, currency), category, category, currency, minor)));
        return parts;
    }
}
