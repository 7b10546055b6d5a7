package org.bitebudget.budget.job;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
import org.bitebudget.state.BudgetMixedMonths;
import org.bitebudget.state.BudgetMonthState;
import org.bitebudget.state.BudgetSuggestionState;

/**
 * What is kept of the household whose key is current: its months as sums, its entries one by one, so that neither is read with the
 * other; the suggestions that decisions may name; its newest day; and which months have spending in several currencies.
 */
final class HouseholdStates {

    /** Only households with spending in several currencies are in this state. */
    static final String MIXED_MONTHS = "mixed-months";

    private final MapState<String, BudgetMonthState> months;
    private final MapState<String, BudgetEntryState> entries;
    private final MapState<String, BudgetSuggestionState> suggestions;
    private final ValueState<BudgetHouseholdState> household;
    private final ValueState<BudgetMixedMonths> mixedMonths;

    HouseholdStates(RuntimeContext context) {
        months = context.getMapState(byText("months", BudgetMonthState.class));
        entries = context.getMapState(byText("entries", BudgetEntryState.class));
        suggestions = context.getMapState(byText("suggestions", BudgetSuggestionState.class));
        household = context.getState(AvroTypes.state("household", BudgetHouseholdState.class));
        mixedMonths = context.getState(AvroTypes.state(MIXED_MONTHS, BudgetMixedMonths.class));
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

    /** What the months of the household share; a new record if nothing is kept. */
    BudgetHouseholdState household() throws Exception {
        BudgetHouseholdState kept = household.value();
        return kept == null
                ? new BudgetHouseholdState(Math.toIntExact(HouseholdBook.NO_DAY.toEpochDay()), List.of())
                : kept;
    }

    void put(BudgetHouseholdState shared) throws Exception {
        household.update(shared);
    }

    /** The months that anything is kept of. */
    List<YearMonth> months() throws Exception {
        List<YearMonth> known = new ArrayList<>();
        for (String month : months.keys()) {
            known.add(YearMonth.parse(month));
        }
        return known;
    }

    /** The months with spending in other currencies than their own. */
    List<YearMonth> mixedMonths() throws Exception {
        BudgetMixedMonths kept = mixedMonths.value();
        return kept == null
                ? List.of()
                : kept.getMonths().stream().map(YearMonth::parse).toList();
    }

    /** Notes whether a month is one of them. */
    void putMixed(YearMonth month, boolean mixed) throws Exception {
        SortedSet<String> months = new TreeSet<>();
        mixedMonths().forEach(kept -> months.add(kept.toString()));
        if (mixed) {
            months.add(month.toString());
        } else {
            months.remove(month.toString());
        }
        mixedMonths.update(months.isEmpty() ? null : new BudgetMixedMonths(List.copyOf(months)));
    }
}
