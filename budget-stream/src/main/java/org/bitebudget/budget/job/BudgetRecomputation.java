package org.bitebudget.budget.job;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.ExchangeRates;
import org.bitebudget.budget.domain.HouseholdLedger;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.CategoryDay;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.CategoryDays;

/**
 * Computes all months at once from the events of the topics and compares them with the months the stream published. The
 * order in which events are added does not matter; events that the stream refuses are left out here by the same rules.
 *
 * <p>Use: add every event of {@code budget.plan-changes.v1}, {@code ledger.entries.v1}, {@code fx.rates.v1}, {@code
 * household.aims.v1}, {@code budget.decisions.v1} and {@code budget.redistributions.v1}, add the newest record of each key of {@code budget.months.v1}, then ask for {@link #violations}.
 */
public final class BudgetRecomputation {

    private final Map<String, HouseholdLedger> ledgers = new TreeMap<>();
    private final Map<String, Redistribution> suggested = new HashMap<>();
    private final Map<String, Redistribution> newestMoves = new TreeMap<>();
    private final List<BudgetDecision> decisions = new ArrayList<>();
    private final ExchangeRates rates = new ExchangeRates();
    private final Map<String, org.bitebudget.event.BudgetMonth> published = new TreeMap<>();

    /** An event of {@code budget.plan-changes.v1}. */
    public void add(PlanChange event) {
        if (PlanChanges.refusal(event).isEmpty()) {
            ledger(event.getHousehold()).add(PlanChanges.of(event));
        }
    }

    /** An event of {@code ledger.entries.v1}. */
    public void add(LedgerEntry event) {
        if (takes(event)) {
            ledger(event.getHousehold()).add(LedgerEntries.of(event));
        }
    }

    /** Whether the stream takes the entry; else it is in the dead letters. */
    public static boolean takes(LedgerEntry event) {
        return LedgerEntries.refusal(event).isEmpty();
    }

    /** An event of {@code household.aims.v1}: what is paid in parts is part of the plans. */
    public void add(HouseholdAim event) {
        if (Instalments.concern(event)) {
            ledger(event.getHousehold()).add(Instalments.of(event));
        }
    }

    /** An event of {@code fx.rates.v1}. */
    public void add(ExchangeRate event) {
        if (DatedRates.refusal(event).isEmpty()) {
            rates.add(DatedRates.of(event));
        }
    }

    /** An event of {@code budget.decisions.v1}. */
    public void add(BudgetDecision event) {
        decisions.add(event);
    }

    /** An event of {@code budget.redistributions.v1}: decisions name its version, and the newest one of each id has to be right. */
    public void add(Redistribution event) {
        suggested.put(version(event.getRedistributionId(), event.getEnvelope().getRevision()), event);
        newestMoves.merge(
                event.getRedistributionId(),
                event,
                (held, next) ->
                        next.getEnvelope().getRevision() > held.getEnvelope().getRevision() ? next : held);
    }

    /** A record of {@code budget.months.v1}; of several for one key the last one counts. */
    public void addPublished(org.bitebudget.event.BudgetMonth month) {
        published.put(Keys.join(month.getHousehold(), month.getMonth()), month);
    }

    /** The months as they follow from the events, by household and month. */
    public List<BudgetMonth> months() {
        return folded().toList();
    }

    /** Where published months and redistributions differ from the recomputed ones, and where months do not add up. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        Map<String, org.bitebudget.event.BudgetMonth> unmatched = new TreeMap<>(published);
        Map<String, Redistribution> unmatchedMoves = new TreeMap<>(newestMoves);
        folded().forEach(month -> {
            compare(
                    month,
                    unmatched.remove(Keys.join(month.household(), month.month().toString())),
                    violations);
            compareMoves(month, unmatchedMoves, violations);
        });
        unmatched.values().stream()
                .filter(month -> !month.getCategories().isEmpty())
                .forEach(month -> violations.add(new Violation(name(month), "is published, but no event leads to it")));
        unmatchedMoves.values().stream()
                .filter(moved -> moved.getState() != RedistributionState.WITHDRAWN)
                .forEach(moved -> violations.add(new Violation(
                        moved.getHousehold() + " " + moved.getMonth(),
                        "%s is told as %s, but nothing leads to it"
                                .formatted(moved.getRedistributionId(), moved.getState()))));
        published.values().forEach(month -> conserve(month, violations));
        return violations;
    }

    /** One household after the other: all at once would not fit where there are many. */
    private Stream<BudgetMonth> folded() {
        for (BudgetDecision decision : decisions) {
            Redistribution suggestion =
                    suggested.get(version(decision.getSuggestionId(), decision.getSuggestionVersion()));
            if (suggestion != null) {
                ledger(decision.getHousehold())
                        .add(
                                YearMonth.parse(suggestion.getMonth()),
                                Decisions.of(decision, Decisions.fingerprint(suggestion)));
            }
        }
        return ledgers.values().stream().flatMap(ledger -> ledger.fold(rates).stream());
    }

    private HouseholdLedger ledger(String household) {
        return ledgers.computeIfAbsent(household, HouseholdLedger::new);
    }

    private static String version(String id, long revision) {
        return Keys.join(id, Long.toString(revision));
    }

    private static void compare(
            BudgetMonth expected, org.bitebudget.event.BudgetMonth found, List<Violation> violations) {
        String month = expected.month().toString();
        if (found == null) {
            violations.add(new Violation(expected.household() + " " + month, "is not published"));
            return;
        }
        org.bitebudget.event.BudgetMonth recomputed = BudgetEvents.month(expected, found.getEnvelope());
        if (recomputed.equals(found)) {
            return;
        }
        String message = "published with %d planned and %d spent, recomputed with %d and %d; categories that differ: %s"
                .formatted(
                        found.getPlanned(),
                        found.getSpent(),
                        recomputed.getPlanned(),
                        recomputed.getSpent(),
                        differing(recomputed, found));
        violations.add(new Violation(expected.household() + " " + month, message));
    }

    private static void compareMoves(
            BudgetMonth month, Map<String, Redistribution> unmatched, List<Violation> violations) {
        String subject = month.household() + " " + month.month();
        for (org.bitebudget.budget.domain.Redistribution expected : month.redistributions()) {
            Redistribution found = unmatched.remove(expected.id());
            if (found == null) {
                violations.add(new Violation(subject, expected.id() + " is not told"));
                continue;
            }
            Redistribution recomputed = BudgetEvents.redistribution(
                    month.household(), month.month().toString(), expected, found.getEnvelope());
            if (!recomputed.equals(found)) {
                violations.add(new Violation(
                        subject,
                        "%s is told as %s: '%s', recomputed as %s: '%s'"
                                .formatted(
                                        expected.id(),
                                        found.getState(),
                                        found.getSentence(),
                                        recomputed.getState(),
                                        recomputed.getSentence())));
            }
        }
    }

    private static List<String> differing(
            org.bitebudget.event.BudgetMonth recomputed, org.bitebudget.event.BudgetMonth found) {
        List<String> differing = new ArrayList<>();
        recomputed.getCategories().stream()
                .filter(category -> !found.getCategories().contains(category))
                .forEach(category -> differing.add(category.getCategoryId()));
        found.getCategories().stream()
                .filter(category -> !recomputed.getCategories().contains(category))
                .map(CategoryMonth::getCategoryId)
                .filter(id -> !differing.contains(id))
                .forEach(differing::add);
        return differing;
    }

    private static void conserve(org.bitebudget.event.BudgetMonth month, List<Violation> violations) {
        long spent = 0;
        for (CategoryMonth category : month.getCategories()) {
            String subject = name(month) + " " + category.getCategoryId();
            List<CategoryDay> days = CategoryDays.of(category);
            long planned = days.stream().mapToLong(CategoryDay::getPlanned).sum();
            if (planned - category.getShortfall() != category.getMonth()) {
                violations.add(new Violation(
                        subject,
                        "days of %d less a shortfall of %d are not the month of %d"
                                .formatted(planned, category.getShortfall(), category.getMonth())));
            }
            long spentOnDays = days.stream().mapToLong(CategoryDay::getSpent).sum();
            if (spentOnDays != category.getSpent()) {
                violations.add(new Violation(
                        subject, "%d spent on its days, %d in all".formatted(spentOnDays, category.getSpent())));
            }
            spent += category.getSpent();
        }
        if (spent != month.getSpent()) {
            violations.add(
                    new Violation(name(month), "%d spent by categories, %d in all".formatted(spent, month.getSpent())));
        }
    }

    private static String name(org.bitebudget.event.BudgetMonth month) {
        return month.getHousehold() + " " + month.getMonth();
    }
}
