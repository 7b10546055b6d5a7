package org.bitebudget.budget.job;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.DeadLetter;
import org.bitebudget.platform.flink.EventTimeLag;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.state.BudgetHouseholdState;
import org.bitebudget.state.BudgetInput;
import org.bitebudget.state.BudgetMonthState;
import org.bitebudget.state.BudgetSuggestionState;

/**
 * Keeps the budgets of households, by household. Inputs only change the months they belong to, in memory; when a checkpoint
 * comes, every changed month is folded, published and written to the state, once. So a month is written at most once a
 * checkpoint, and what readers see between two checkpoints always adds up.
 */
final class BudgetOperator extends AbstractStreamOperator<BudgetMonth>
        implements OneInputStreamOperator<BudgetInput, BudgetMonth> {

    static final OutputTag<BudgetPlan> PLANS = new OutputTag<>("plans", AvroTypes.of(BudgetPlan.class));
    static final OutputTag<Redistribution> REDISTRIBUTIONS =
            new OutputTag<>("redistributions", AvroTypes.of(Redistribution.class));
    static final OutputTag<BudgetAlert> ALERTS = new OutputTag<>("alerts", AvroTypes.of(BudgetAlert.class));
    static final OutputTag<SpendingRow> SPENDING = new OutputTag<>("spending", Types.POJO(SpendingRow.class));
    static final OutputTag<BudgetDayRow> DAYS = new OutputTag<>("days", Types.POJO(BudgetDayRow.class));
    static final OutputTag<DeadLetter> REFUSED_ENTRIES = new OutputTag<>("refused-entries", DeadLetter.TYPE);
    static final OutputTag<DeadLetter> REFUSED_DECISIONS = new OutputTag<>("refused-decisions", DeadLetter.TYPE);

    // Bounds the memory between checkpoints: about 10 KB a household.
    private static final int MOST_OPEN = 20_000;
    // Rows of a checkpoint that failed may be in ClickHouse already; the first ones after a restart write their months
    // whole.
    private static final int WHOLE_CHECKPOINTS = 3;

    private final Refusals refusals;

    private transient MapState<String, BudgetMonthState> months;
    private transient MapState<String, String> monthOfEntry;
    private transient MapState<String, BudgetSuggestionState> suggestions;
    private transient ValueState<BudgetHouseholdState> household;
    private transient Map<String, HouseholdBook> open;
    private transient Counter monthsPublished;
    private transient Counter refused;
    private transient EventTimeLag lag;
    private transient int wholeLeft;

    BudgetOperator(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        wholeLeft = context.isRestored() ? WHOLE_CHECKPOINTS : 0;
    }

    @Override
    public void open() throws Exception {
        super.open();
        open = new LinkedHashMap<>();
        months = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("months", Types.STRING, AvroTypes.of(BudgetMonthState.class)));
        monthOfEntry =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("month-of-entry", Types.STRING, Types.STRING));
        suggestions = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "suggestions", Types.STRING, AvroTypes.of(BudgetSuggestionState.class)));
        household = getRuntimeContext().getState(AvroTypes.state("household", BudgetHouseholdState.class));
        monthsPublished = getMetricGroup().counter("monthsPublished");
        refused = getMetricGroup().counter("refusedInputs");
        lag = EventTimeLag.register(getMetricGroup(), Clock.systemUTC());
    }

    @Override
    public void processElement(StreamRecord<BudgetInput> element) throws Exception {
        BudgetInput input = element.getValue();
        HouseholdBook book = book(input.getHousehold());
        Object event = input.getInput();
        if (event instanceof PlanChange change) {
            month(book, YearMonth.parse(change.getMonth())).add(change);
        } else if (event instanceof org.bitebudget.event.LedgerEntry entry) {
            take(book, entry);
        } else if (event instanceof BudgetDecision decision) {
            take(book, decision);
        }
        if (open.size() >= MOST_OPEN) {
            publishAll();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        publishAll();
        wholeLeft = Math.max(0, wholeLeft - 1);
    }

    @Override
    public void finish() throws Exception {
        publishAll();
        super.finish();
    }

    private void take(HouseholdBook book, org.bitebudget.event.LedgerEntry event) throws Exception {
        LedgerEntry entry = LedgerEntries.of(event);
        String placed = monthOfEntry.get(entry.entryId());
        Optional<LedgerEntry> held = placed == null
                ? Optional.empty()
                : month(book, YearMonth.parse(placed)).entry(entry.entryId());
        if (held.isPresent() && !entry.supersedes(held.get())) {
            return;
        }
        String month = entry.month().toString();
        if (placed != null && !placed.equals(month)) {
            month(book, YearMonth.parse(placed)).remove(entry.entryId(), event.getEnvelope());
        }
        month(book, entry.month()).add(entry, event.getEnvelope());
        if (!month.equals(placed)) {
            monthOfEntry.put(entry.entryId(), month);
        }
        book.note(event);
        for (SpendingRow row :
                SpendingRow.of(event, held.map(SpendingRow::rowsOf).orElse(0))) {
            output.collect(SPENDING, new StreamRecord<>(row));
        }
    }

    private void take(HouseholdBook book, BudgetDecision event) throws Exception {
        BudgetSuggestionState suggestion =
                suggestions.get(version(event.getSuggestionId(), event.getSuggestionVersion()));
        if (suggestion == null) {
            refused.inc();
            String reason = "there is no version " + event.getSuggestionVersion() + " of such a suggestion";
            output.collect(REFUSED_DECISIONS, new StreamRecord<>(refusals.decision(event, reason)));
            return;
        }
        month(book, YearMonth.parse(suggestion.getMonth()))
                .add(Decisions.of(event, suggestion.getFingerprint()), event.getEnvelope());
    }

    private static String version(String suggestionId, long version) {
        return Keys.join(suggestionId, Long.toString(version));
    }

    private HouseholdBook book(String id) throws Exception {
        HouseholdBook book = open.get(id);
        if (book == null) {
            BudgetHouseholdState state = household.value();
            book = new HouseholdBook(state == null ? LocalDate.MIN : LocalDate.ofEpochDay(state.getNewestDay()));
            open.put(id, book);
        }
        return book;
    }

    private MonthBook month(HouseholdBook book, YearMonth month) throws Exception {
        MonthBook held = book.months().get(month);
        if (held == null) {
            BudgetMonthState state = months.get(month.toString());
            String id = (String) getCurrentKey();
            held = state == null ? MonthBook.blank(id, month) : MonthBook.open(id, month, state);
            book.months().put(month, held);
        }
        return held;
    }

    private void publishAll() throws Exception {
        for (Map.Entry<String, HouseholdBook> entry : open.entrySet()) {
            setCurrentKey(entry.getKey());
            HouseholdBook book = entry.getValue();
            for (Map.Entry<YearMonth, MonthBook> month : book.months().entrySet()) {
                Optional<Publication> publication = month.getValue().publish(book.newestDay(), wholeLeft > 0);
                if (publication.isPresent()) {
                    emit(entry.getKey(), book, publication.get());
                }
                months.put(month.getKey().toString(), month.getValue().toState());
            }
            if (!book.newestDay().equals(LocalDate.MIN)) {
                household.update(new BudgetHouseholdState(
                        Math.toIntExact(book.newestDay().toEpochDay())));
            }
        }
        open.clear();
    }

    private void emit(String id, HouseholdBook book, Publication publication) throws Exception {
        BudgetMonth month = publication.month();
        output.collect(new StreamRecord<>(month));
        publication.plan().ifPresent(plan -> output.collect(PLANS, new StreamRecord<>(plan)));
        for (Redistribution moved : publication.redistributions()) {
            output.collect(REDISTRIBUTIONS, new StreamRecord<>(moved));
            if (moved.getState() == RedistributionState.SUGGESTED) {
                suggestions.put(
                        version(moved.getRedistributionId(), moved.getEnvelope().getRevision()),
                        new BudgetSuggestionState(moved.getMonth(), Decisions.fingerprint(moved)));
            }
        }
        publication.alerts().forEach(alert -> output.collect(ALERTS, new StreamRecord<>(alert)));
        publication.days().forEach(row -> output.collect(DAYS, new StreamRecord<>(row)));
        for (String entryId : publication.refused()) {
            refused.inc();
            DeadLetter letter = refusals.entry(id, entryId, book.fresh(entryId), month.getCurrency());
            output.collect(REFUSED_ENTRIES, new StreamRecord<>(letter));
        }
        monthsPublished.inc();
        lag.observe(month.getEnvelope().getRecordedAt());
    }
}
