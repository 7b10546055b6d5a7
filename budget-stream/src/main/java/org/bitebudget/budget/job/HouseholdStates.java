package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.event.Redistribution;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.BudgetEntryState;
import org.bitebudget.state.BudgetHouseholdState;
import org.bitebudget.state.BudgetMonthState;
import org.bitebudget.state.BudgetSuggestionState;

/**
 * What is kept of the household whose key is current: its months as sums, its entries one by one, so that neither is read with the
 * other; the suggestions that decisions may name; and its newest day.
 */
final class HouseholdStates {

    private final MapState<String, BudgetMonthState> months;
    private final MapState<String, BudgetEntryState> entries;
    private final MapState<String, BudgetSuggestionState> suggestions;
    private final ValueState<BudgetHouseholdState> household;

    HouseholdStates(RuntimeContext context) {
        months = context.getMapState(byText("months", BudgetMonthState.class));
        entries = context.getMapState(byText("entries", BudgetEntryState.class));
        suggestions = context.getMapState(byText("suggestions", BudgetSuggestionState.class));
        household = context.getState(AvroTypes.state("household", BudgetHouseholdState.class));
    }

    private static <T extends SpecificRecordBase> MapStateDescriptor<String, T> byText(String name, Class<T> type) {
        return new MapStateDescriptor<>(name, Types.STRING, AvroTypes.of(type));
    }

    /** What is kept of a month; a new record if nothing is. */
    BudgetMonthState month(YearMonth month) throws Exception {
        BudgetMonthState kept = months.get(month.toString());
        return kept == null ? BudgetMonthState.newBuilder().build() : kept;
    }

    void put(MonthBook month) throws Exception {
        months.put(month.month().toString(), month.toState());
    }

    /** The revision of an entry that holds so far. */
    Optional<LedgerEntry> entry(String entryId) throws Exception {
        return Optional.ofNullable(entries.get(entryId)).map(kept -> LedgerEntries.fromState(entryId, kept));
    }

    void put(LedgerEntry entry) throws Exception {
        entries.put(entry.entryId(), LedgerEntries.toState(entry));
    }

    /** All entries of the household, in no order. */
    Iterable<Map.Entry<String, BudgetEntryState>> entries() throws Exception {
        return entries.entries();
    }

    /** A version of a suggestion as decisions name it. */
    Optional<BudgetSuggestionState> suggestion(String suggestionId, long version) throws Exception {
        return Optional.ofNullable(suggestions.get(Keys.join(suggestionId, Long.toString(version))));
    }

    void put(Redistribution suggested) throws Exception {
        suggestions.put(
                Keys.join(
                        suggested.getRedistributionId(),
                        Long.toString(suggested.getEnvelope().getRevision())),
                new BudgetSuggestionState(suggested.getMonth(), Decisions.fingerprint(suggested)));
    }

    /** The newest day the household has an entry on, so far. */
    LocalDate newestDay() throws Exception {
        BudgetHouseholdState kept = household.value();
        return kept == null ? LocalDate.MIN : LocalDate.ofEpochDay(kept.getNewestDay());
    }

    void putNewestDay(LocalDate day) throws Exception {
        household.update(new BudgetHouseholdState(Math.toIntExact(day.toEpochDay())));
    }
}
