package org.bitebudget.budget.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.budget.domain.BudgetAlerts;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.BudgetPlan;
import org.bitebudget.budget.domain.Decision;
import org.bitebudget.budget.domain.ExchangeRates;
import org.bitebudget.budget.domain.InstalmentChange;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.budget.domain.MonthFold;
import org.bitebudget.budget.domain.PlanChange;
import org.bitebudget.budget.domain.PlannedCategory;
import org.bitebudget.budget.domain.Redistribution;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.state.BudgetMonthState;

/** One household's month while it is worked on: what its inputs add up to, and what was published of it. */
final class MonthBook {

    private final String household;
    private final YearMonth month;
    private final MonthFold fold;
    private final List<org.bitebudget.event.PlanChange> planChanges;
    private final Map<String, Long> redistributionRevisions;
    private final Map<String, Integer> alertsTold;
    private final Set<String> refusalsTold;
    private final RewrittenCells rewritten = new RewrittenCells();
    private final long restoredAt;
    private final boolean mixedBefore;
    private long revision;
    private long planRevision;
    private long newestOccurredAt;
    private long newestRecordedAt;
    private Optional<BudgetMonth> published;
    private boolean changed;
    private boolean replanned;
    private boolean revalued;

    /**
     * Opens the month.
     *
     * @param state what was kept of it; a new record for a month without anything in it
     * @param instalments what was paid in parts when it was published
     * @param rates what other currencies were worth when it was published
     * @param restoredAt inputs taken in before this instant, in microseconds, may have been worked on before a restart
     */
    MonthBook(
            String household,
            YearMonth month,
            BudgetMonthState state,
            List<HouseholdAim> instalments,
            ExchangeRates rates,
            long restoredAt) {
        this.household = household;
        this.month = month;
        this.restoredAt = restoredAt;
        this.planChanges = new ArrayList<>(state.getPlanChanges());
        this.redistributionRevisions = new HashMap<>(state.getRedistributionRevisions());
        this.alertsTold = new HashMap<>(state.getAlertsTold());
        this.refusalsTold = new HashSet<>(state.getRefusalsTold());
        this.revision = state.getRevision();
        this.planRevision = state.getPlanRevision();
        this.newestOccurredAt = state.getNewestOccurredAtMicros();
        this.newestRecordedAt = state.getNewestRecordedAtMicros();
        List<PlanChange> plans = planChanges.stream().map(PlanChanges::of).toList();
        List<Decision> decisions =
                state.getDecisions().stream().map(MonthStates::decision).toList();
        this.fold = new MonthFold(household, MonthStates.ledger(month, state), plans, decisions, rates);
        instalments.forEach(change -> fold.add(Instalments.of(change)));
        // What was published follows from the inputs it was published with; keeping it would triple the state.
        this.published = revision == 0 ? Optional.empty() : fold.fold();
        this.mixedBefore = isMixed();
    }

    /**
     * Rates have come.
     *
     * @param rates all there are
     * @param fresh those of them that came since the month was published and concern it
     */
    void revalue(ExchangeRates rates, List<Envelope> fresh) {
        fold.revalue(rates);
        if (mixedBefore) {
            revalued = !fresh.isEmpty();
            fresh.forEach(envelope -> note(envelope).ifPresent(RewrittenCells::addEverything));
        }
    }

    void add(org.bitebudget.event.PlanChange event) {
        PlanChange change = PlanChanges.of(event);
        if (fold.add(change)) {
            planChanges.add(event);
            replanned = true;
            note(event.getEnvelope())
                    .ifPresent(cells -> cells.addPlanned(change.plan().categories().stream()
                            .map(PlannedCategory::category)
                            .toList()));
        }
    }

    /** What the household pays in parts has changed. */
    void add(HouseholdAim instalments) {
        InstalmentChange change = Instalments.of(instalments);
        if (!month.isBefore(YearMonth.from(change.from())) && fold.add(change)) {
            replanned = true;
            note(instalments.getEnvelope()).ifPresent(cells -> cells.addPlanned(List.of(change.category())));
        }
    }

    void add(Decision decision, Envelope envelope) {
        if (fold.add(decision)) {
            note(envelope).ifPresent(RewrittenCells::addEverything);
        }
    }

    /** The revision of an entry that now holds belongs to this month. */
    void book(LedgerEntry entry, Envelope envelope) {
        fold.book(entry);
        note(envelope).ifPresent(cells -> cells.addBooked(entry));
    }

    /** A revision that was booked here no longer holds. */
    void takeBack(LedgerEntry entry, Envelope envelope) {
        fold.takeBack(entry);
        note(envelope).ifPresent(cells -> cells.addTakenBack(entry));
    }

    YearMonth month() {
        return month;
    }

    /** Whether anything came since it was opened. */
    boolean isChanged() {
        return changed;
    }

    /** Whether a plan or a rate came, so that entries of long ago may now be refused. */
    boolean mayRefuseAnew() {
        return replanned || revalued;
    }

    /** Whether something was spent in another currency than the month's, as it was last published. */
    boolean isMixed() {
        return published
                .filter(month -> fold.ledger().spendsBesides(month.currency()))
                .isPresent();
    }

    /** Whether that has changed since it was opened. */
    boolean becameMixedOrPure() {
        return isMixed() != mixedBefore;
    }

    /** Notes that an entry is refused; says whether it was told before. */
    boolean refuse(String entryId) {
        return refusalsTold.add(entryId);
    }

    /**
     * Folds the month and says what is new since the last time.
     *
     * @param newestDay newest day the household has an entry on
     */
    Optional<Publication> publish(LocalDate newestDay) {
        Optional<BudgetMonth> folded = fold.fold().or(() -> published.map(MonthBook::emptied));
        if (folded.isEmpty() || (rewritten.isEmpty() && folded.equals(published))) {
            return Optional.empty();
        }
        BudgetMonth now = folded.get();
        revision++;
        BudgetEvents events = new BudgetEvents(
                household,
                month.toString(),
                LedgerEntries.instant(newestOccurredAt),
                LedgerEntries.instant(newestRecordedAt));
        Publication publication = new Publication(
                now,
                events.month(now, revision),
                changedPlan(now).map(plan -> events.plan(plan, ++planRevision)),
                redistributions(now, events),
                BudgetAlerts.due(now, newestDay, alertsTold).stream()
                        .map(events::alert)
                        .toList(),
                BudgetDayRow.changed(published, now, rowVersion(), rewritten));
        published = folded;
        return Optional.of(publication);
    }

    /** Rows that a month which there is nothing to publish of may have been written with before a restart, as deleted. */
    List<BudgetDayRow> unmade() {
        return published.isPresent()
                ? List.of()
                : BudgetDayRow.gone(household, month, rewritten.gone(List.of()), rowVersion());
    }

    /** Grows with each revision, and beyond all that was written before a restart. */
    private long rowVersion() {
        return Math.max(0, TimeUnit.MICROSECONDS.toSeconds(restoredAt)) << Integer.SIZE | revision;
    }

    BudgetMonthState toState() {
        return new BudgetMonthState(
                planChanges,
                MonthStates.spending(fold.ledger()),
                MonthStates.entries(fold.ledger()),
                fold.ledger().currencies(),
                fold.ledger().zones(),
                MonthStates.members(fold.ledger()),
                fold.decisions().stream().map(MonthStates::toState).toList(),
                revision,
                planRevision,
                redistributionRevisions,
                alertsTold,
                List.copyOf(refusalsTold),
                newestOccurredAt,
                newestRecordedAt);
    }

    /** Notes an input; gives the cells to add to if it may have been worked on before a restart. */
    private Optional<RewrittenCells> note(Envelope envelope) {
        changed = true;
        long recordedAt = LedgerEntries.micros(envelope.getRecordedAt());
        newestOccurredAt = Math.max(newestOccurredAt, LedgerEntries.micros(envelope.getOccurredAt()));
        newestRecordedAt = Math.max(newestRecordedAt, recordedAt);
        return recordedAt < restoredAt ? Optional.of(rewritten) : Optional.empty();
    }

    private Optional<BudgetPlan> changedPlan(BudgetMonth now) {
        return replanned || published.isEmpty()
                ? now.planInForce()
                        .filter(plan -> !Optional.of(plan).equals(published.flatMap(BudgetMonth::planInForce)))
                : Optional.empty();
    }

    private List<org.bitebudget.event.Redistribution> redistributions(BudgetMonth now, BudgetEvents events) {
        Map<String, Redistribution> before = redistributionsOf(published);
        List<org.bitebudget.event.Redistribution> changedOnes = new ArrayList<>();
        for (Redistribution moved : now.redistributions()) {
            if (!moved.equals(before.remove(moved.id()))) {
                changedOnes.add(events.redistribution(moved, nextRevision(moved.id())));
            }
        }
        before.values().forEach(gone -> changedOnes.add(events.withdrawn(gone, nextRevision(gone.id()))));
        return changedOnes;
    }

    private long nextRevision(String redistributionId) {
        return redistributionRevisions.merge(redistributionId, 1L, Long::sum);
    }

    private static Map<String, Redistribution> redistributionsOf(Optional<BudgetMonth> month) {
        return month.map(BudgetMonth::redistributions).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        Redistribution::id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    /** The last entry of a month without a plan was moved to another month or deleted. */
    private static BudgetMonth emptied(BudgetMonth month) {
        return new BudgetMonth(
                month.household(),
                month.month(),
                month.zone(),
                month.currency(),
                Optional.empty(),
                month.status(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
