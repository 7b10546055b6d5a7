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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bitebudget.budget.domain.BudgetAlerts;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.BudgetPlan;
import org.bitebudget.budget.domain.Decision;
import org.bitebudget.budget.domain.ExchangeRates;
import org.bitebudget.budget.domain.LedgerEntry;
import org.bitebudget.budget.domain.LedgerFold;
import org.bitebudget.budget.domain.MonthInputs;
import org.bitebudget.budget.domain.Redistribution;
import org.bitebudget.event.Envelope;
import org.bitebudget.state.BudgetMonthState;

/** One household's month while it is worked on: its inputs, and what was published of it. */
final class MonthBook {

    private final MonthInputs inputs;
    private final List<org.bitebudget.event.PlanChange> planChanges;
    private final Map<String, Long> redistributionRevisions;
    private final Map<String, Integer> alertsTold;
    private final Set<String> refusalsTold;
    private long revision;
    private long planRevision;
    private long newestOccurredAt;
    private long newestRecordedAt;
    private Optional<BudgetMonth> published;

    private MonthBook(MonthInputs inputs, BudgetMonthState state) {
        this.inputs = inputs;
        this.planChanges = new ArrayList<>(state.getPlanChanges());
        this.redistributionRevisions = new HashMap<>(state.getRedistributionRevisions());
        this.alertsTold = new HashMap<>(state.getAlertsTold());
        this.refusalsTold = new HashSet<>(state.getRefusalsTold());
        this.revision = state.getRevision();
        this.planRevision = state.getPlanRevision();
        this.newestOccurredAt = state.getNewestOccurredAtMicros();
        this.newestRecordedAt = state.getNewestRecordedAtMicros();
        // What was published follows from the inputs it was published with; keeping it would triple the state.
        this.published = revision == 0 ? Optional.empty() : LedgerFold.fold(inputs, new ExchangeRates());
    }

    /** A month without anything in it. */
    static MonthBook blank(String household, YearMonth month) {
        return open(household, month, BudgetMonthState.newBuilder().build());
    }

    static MonthBook open(String household, YearMonth month, BudgetMonthState state) {
        return new MonthBook(MonthStates.inputs(household, month, state), state);
    }

    boolean add(org.bitebudget.event.PlanChange event) {
        boolean changed = inputs.add(PlanChanges.of(event));
        if (changed) {
            planChanges.add(event);
            note(event.getEnvelope());
        }
        return changed;
    }

    boolean add(LedgerEntry entry, Envelope envelope) {
        boolean changed = inputs.add(entry);
        if (changed) {
            note(envelope);
        }
        return changed;
    }

    boolean add(Decision decision, Envelope envelope) {
        boolean changed = inputs.add(decision);
        if (changed) {
            note(envelope);
        }
        return changed;
    }

    /** A higher revision of the entry, whose event this is, belongs to another month. */
    void remove(String entryId, Envelope envelope) {
        inputs.remove(entryId);
        note(envelope);
    }

    Optional<LedgerEntry> entry(String entryId) {
        return inputs.entry(entryId);
    }

    /**
     * Folds the month and says what is new since the last time.
     *
     * @param newestDay newest day the household has an entry on
     * @param whole whether to publish it even if nothing changed, with all its days
     */
    Optional<Publication> publish(LocalDate newestDay, boolean whole) {
        Optional<BudgetMonth> folded =
                LedgerFold.fold(inputs, new ExchangeRates()).or(() -> published.map(MonthBook::emptied));
        if (folded.isEmpty() || (!whole && folded.equals(published))) {
            return Optional.empty();
        }
        BudgetMonth now = folded.get();
        revision++;
        BudgetEvents events = new BudgetEvents(
                inputs.household(),
                inputs.month().toString(),
                LedgerEntries.instant(newestOccurredAt),
                LedgerEntries.instant(newestRecordedAt));
        Publication publication = new Publication(
                events.month(now, revision),
                changedPlan(now).map(plan -> events.plan(plan, ++planRevision)),
                redistributions(now, events),
                BudgetAlerts.due(now, newestDay, alertsTold).stream()
                        .map(events::alert)
                        .toList(),
                BudgetDayRow.changed(whole ? Optional.empty() : published, now, revision),
                inputs.entries().stream()
                        .filter(now::refuses)
                        .map(LedgerEntry::entryId)
                        .filter(refusalsTold::add)
                        .toList());
        published = folded;
        return Optional.of(publication);
    }

    BudgetMonthState toState() {
        return new BudgetMonthState(
                planChanges,
                inputs.entries().stream().map(LedgerEntries::toState).toList(),
                inputs.decisions().values().stream().map(MonthStates::toState).toList(),
                revision,
                planRevision,
                redistributionRevisions,
                alertsTold,
                List.copyOf(refusalsTold),
                newestOccurredAt,
                newestRecordedAt);
    }

    private void note(Envelope envelope) {
        newestOccurredAt = Math.max(newestOccurredAt, LedgerEntries.micros(envelope.getOccurredAt()));
        newestRecordedAt = Math.max(newestRecordedAt, LedgerEntries.micros(envelope.getRecordedAt()));
    }

    private Optional<BudgetPlan> changedPlan(BudgetMonth now) {
        return now.planInForce().filter(plan -> !Optional.of(plan).equals(published.flatMap(BudgetMonth::planInForce)));
    }

    private List<org.bitebudget.event.Redistribution> redistributions(BudgetMonth now, BudgetEvents events) {
        Map<String, Redistribution> before = redistributionsOf(published);
        List<org.bitebudget.event.Redistribution> changed = new ArrayList<>();
        for (Redistribution moved : now.redistributions()) {
            if (!moved.equals(before.remove(moved.id()))) {
                changed.add(events.redistribution(moved, nextRevision(moved.id())));
            }
        }
        before.values().forEach(gone -> changed.add(events.withdrawn(gone, nextRevision(gone.id()))));
        return changed;
    }

    private long nextRevision(String redistributionId) {
        return redistributionRevisions.merge(redistributionId, 1L, Long::sum);
    }

    private static Map<String, Redistribution> redistributionsOf(Optional<BudgetMonth> month) {
        return month.map(BudgetMonth::redistributions).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        Redistribution::id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    /** The last entry of a month without a plan was moved to another month. */
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
