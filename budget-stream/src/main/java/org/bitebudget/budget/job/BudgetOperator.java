package org.bitebudget.budget.job;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.flink.AvroTypes;
import org.bitebudget.platform.flink.Backlog;
import org.bitebudget.platform.flink.DeadLetter;
import org.bitebudget.platform.flink.EventTimeLag;
import org.bitebudget.state.BudgetEntryState;
import org.bitebudget.state.BudgetHouseholdState;
import org.bitebudget.state.BudgetInput;
import org.bitebudget.state.BudgetSuggestionState;

/**
 * Keeps the budgets of households, by household. Inputs wait; when a checkpoint comes, each household that something came for is
 * opened, takes all of it, is published and put away, once. So a month is written at most once a checkpoint, what readers see between
 * two checkpoints always adds up, and no household is held in memory longer than it is worked on. A backlog's inputs wait longer, over
 * checkpoints, until so many wait that it is the turn of their key group, or until the backlog is read; then each checkpoint settles a
 * slice of them. Exchange rates go to every subtask; with those that came, all that waits is settled, and the months they concern.
 */
@SuppressWarnings("serial") // what isn't transient is the description of an operator
final class BudgetOperator extends AbstractStreamOperator<BudgetMonth>
        implements TwoInputStreamOperator<BudgetInput, ExchangeRate, BudgetMonth> {

    static final OutputTag<BudgetPlan> PLANS = new OutputTag<>("plans", AvroTypes.of(BudgetPlan.class));
    static final OutputTag<Redistribution> REDISTRIBUTIONS =
            new OutputTag<>("redistributions", AvroTypes.of(Redistribution.class));
    static final OutputTag<BudgetAlert> ALERTS = new OutputTag<>("alerts", AvroTypes.of(BudgetAlert.class));
    static final OutputTag<SpendingRow> SPENDING = new OutputTag<>("spending", Types.POJO(SpendingRow.class));
    static final OutputTag<BudgetDayRow> DAYS = new OutputTag<>("days", Types.POJO(BudgetDayRow.class));
    static final OutputTag<DeadLetter> REFUSED_ENTRIES = new OutputTag<>("refused-entries", DeadLetter.TYPE);
    static final OutputTag<DeadLetter> REFUSED_DECISIONS = new OutputTag<>("refused-decisions", DeadLetter.TYPE);

    private final Refusals refusals;

    private transient HouseholdStates states;
    private transient KnownRates rates;
    private transient WaitingInputs waiting;
    private transient boolean behind;
    private transient long restoredAt;
    private transient Counter monthsPublished;
    private transient Counter refused;
    private transient EventTimeLag lag;

    BudgetOperator(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restoredAt = context.isRestored()
                ? TimeUnit.MILLISECONDS.toMicros(getProcessingTimeService().getCurrentProcessingTime())
                : Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = new WaitingInputs(
                getKeyedStateBackend(), getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
        rates = new KnownRates(getOperatorStateBackend());
        states = new HouseholdStates(getRuntimeContext());
        monthsPublished = getMetricGroup().counter("monthsPublished");
        refused = getMetricGroup().counter("refusedInputs");
        getMetricGroup().gauge(BudgetJob.INPUTS_WAITING, waiting::inputs);
        lag = EventTimeLag.register(getMetricGroup(), Clock.systemUTC());
    }

    @Override
    public void processElement1(StreamRecord<BudgetInput> element) throws Exception {
        boolean ofBacklog = element.hasTimestamp()
                && Backlog.holds(
                        element.getTimestamp(), getProcessingTimeService().getCurrentProcessingTime());
        behind |= ofBacklog;
        waiting.add(element.getValue(), !ofBacklog);
        if (waiting.isFull()) {
            if (rates.areFresh()) {
                settleAll();
            } else {
                settle(waiting.due());
            }
        }
    }

    @Override
    public void processElement2(StreamRecord<ExchangeRate> element) throws Exception {
        rates.take(element.getValue());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        if (rates.areFresh()) {
            settleAll();
        } else {
            settle(behind ? waiting.watched() : waiting.slice());
        }
        behind = false;
    }

    @Override
    public void finish() throws Exception {
        settleAll();
        super.finish();
    }

    /** Works on all that waits, and on the months that rates which came concern. */
    private void settleAll() throws Exception {
        Set<String> households = new LinkedHashSet<>(waiting.all());
        if (rates.areFresh()) {
            households.addAll(mixed());
        }
        settle(households);
        rates.settle();
    }

    /** Works on what waits for the households. */
    private void settle(Collection<String> households) throws Exception {
        for (String household : households) {
            setCurrentKey(household);
            HouseholdBook book = new HouseholdBook(states.household());
            if (rates.areFresh()) {
                revalue(book);
            }
            for (byte[] event : waiting.take(household)) {
                take(book, BudgetInputs.event(event));
            }
            putAway(book);
        }
    }

    /** The households with spending in several currencies. */
    private List<String> mixed() {
        try (Stream<String> households =
                this.<String>getKeyedStateBackend().getKeys(HouseholdStates.MIXED_MONTHS, VoidNamespace.INSTANCE)) {
            return households.toList();
        }
    }

    /** Opens the months that the rates which came concern. */
    private void revalue(HouseholdBook book) throws Exception {
        for (YearMonth month : states.mixedMonths()) {
            if (!rates.freshOf(month).isEmpty()) {
                month(book, month);
            }
        }
    }

    private void take(HouseholdBook book, Object event) throws Exception {
        if (event instanceof PlanChange change) {
            month(book, YearMonth.parse(change.getMonth())).add(change);
        } else if (event instanceof org.bitebudget.event.LedgerEntry entry) {
            take(book, entry);
        } else if (event instanceof BudgetDecision decision) {
            take(book, decision);
        } else if (event instanceof HouseholdAim instalments) {
            take(book, instalments);
        }
    }

    /** The months from the day on that it holds for are planned anew. */
    private void take(HouseholdBook book, HouseholdAim instalments) throws Exception {
        if (book.add(instalments)) {
            YearMonth first = YearMonth.from(Instalments.of(instalments).from());
            for (YearMonth month : states.months()) {
                if (!month.isBefore(first)) {
                    month(book, month);
                }
            }
        }
    }

    private void take(HouseholdBook book, org.bitebudget.event.LedgerEntry event) throws Exception {
        LedgerEntry entry = LedgerEntries.of(event);
        Optional<LedgerEntry> held = states.entry(entry.entryId());
        if (held.isPresent()) {
            if (!entry.supersedes(held.get())) {
                return;
            }
            month(book, held.get().month()).takeBack(held.get(), event.getEnvelope());
        }
        month(book, entry.month()).book(entry, event.getEnvelope());
        states.put(entry);
        book.note(event);
        for (SpendingRow row :
                SpendingRow.of(event, held.map(SpendingRow::rowsOf).orElse(0))) {
            output.collect(SPENDING, new StreamRecord<>(row));
        }
    }

    private void take(HouseholdBook book, BudgetDecision event) throws Exception {
        Optional<BudgetSuggestionState> suggestion =
                states.suggestion(event.getSuggestionId(), event.getSuggestionVersion());
        if (suggestion.isEmpty()) {
            refused.inc();
            String reason = "there is no version " + event.getSuggestionVersion() + " of such a suggestion";
            output.collect(REFUSED_DECISIONS, new StreamRecord<>(refusals.decision(event, reason)));
            return;
        }
        month(book, YearMonth.parse(suggestion.get().getMonth()))
                .add(Decisions.of(event, suggestion.get().getFingerprint()), event.getEnvelope());
    }

    private MonthBook month(HouseholdBook book, YearMonth month) throws Exception {
        MonthBook open = book.month(month);
        if (open == null) {
            open = new MonthBook(
                    (String) getCurrentKey(),
                    month,
                    states.month(month),
                    book.instalments(),
                    rates.settled(),
                    restoredAt);
            if (rates.areFresh()) {
                open.revalue(rates.current(), rates.freshOf(month));
            }
            book.put(open);
        }
        return open;
    }

    private void putAway(HouseholdBook book) throws Exception {
        for (MonthBook month : book.months()) {
            if (!month.isChanged()) {
                continue;
            }
            Optional<Publication> publication = month.publish(book.newestDay());
            if (publication.isPresent()) {
                emit(publication.get());
                refuse(book, month, publication.get().folded());
            } else {
                month.unmade().forEach(row -> output.collect(DAYS, new StreamRecord<>(row)));
            }
            states.put(month);
            if (month.becameMixedOrPure()) {
                states.putMixed(month.month(), month.isMixed());
            }
        }
        Optional<BudgetHouseholdState> shared = book.changed();
        if (shared.isPresent()) {
            states.put(shared.get());
        }
    }

    private void emit(Publication publication) throws Exception {
        output.collect(new StreamRecord<>(publication.month()));
        publication.plan().ifPresent(plan -> output.collect(PLANS, new StreamRecord<>(plan)));
        for (Redistribution moved : publication.redistributions()) {
            output.collect(REDISTRIBUTIONS, new StreamRecord<>(moved));
            if (moved.getState() == RedistributionState.SUGGESTED) {
                states.put(moved);
            }
        }
        publication.alerts().forEach(alert -> output.collect(ALERTS, new StreamRecord<>(alert)));
        publication.days().forEach(row -> output.collect(DAYS, new StreamRecord<>(row)));
        monthsPublished.inc();
        lag.observe(publication.month().getEnvelope().getRecordedAt());
    }

    /** Tells of entries that are not booked: those that came now and, if a plan or a rate came, all of the month. */
    private void refuse(HouseholdBook book, MonthBook month, org.bitebudget.budget.domain.BudgetMonth folded)
            throws Exception {
        if (folded.refused().isEmpty()) {
            return;
        }
        List<LedgerEntry> candidates = new ArrayList<>();
        if (month.mayRefuseAnew()) {
            for (Map.Entry<String, BudgetEntryState> kept : states.entries()) {
                candidates.add(LedgerEntries.fromState(kept.getKey(), kept.getValue()));
            }
        } else {
            book.freshEntries().forEach(event -> candidates.add(LedgerEntries.of(event)));
        }
        for (LedgerEntry entry : candidates) {
            if (entry.month().equals(month.month()) && folded.refuses(entry) && month.refuse(entry.entryId())) {
                refused.inc();
                DeadLetter letter = refusals.entry(folded, entry, book.fresh(entry.entryId()));
                output.collect(REFUSED_ENTRIES, new StreamRecord<>(letter));
            }
        }
    }
}
