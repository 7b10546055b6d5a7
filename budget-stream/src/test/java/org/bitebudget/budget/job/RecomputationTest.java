package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.LedgerLine;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.event.RedistributionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecomputationTest {

    private static final int ENTRIES = 120;
    private static final int RATES = 4;

    private final BudgetRecomputation recomputation = new BudgetRecomputation();
    private final Set<RedistributionState> told = EnumSet.noneOf(RedistributionState.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStreamsMonthsEqualTheBatchWhateverTheOrderTheCheckpointsAndTheRestarts(long seed) throws Exception {
        // Given: inputs in any order, some twice
        Random random = new Random(seed);
        List<SpecificRecordBase> inputs = inputs(random);
        inputs.forEach(this::add);
        List<SpecificRecordBase> arriving = new ArrayList<>(inputs);
        arriving.addAll(inputs.subList(0, inputs.size() / 3));
        Collections.shuffle(arriving, random);

        // When: checkpoints and restarts come in between, and some suggestions are decided
        BudgetHarness budgets = BudgetHarness.start();
        for (SpecificRecordBase input : arriving) {
            budgets.arrives(input);
            if (random.nextInt(10) == 0) {
                budgets = goOn(budgets, random);
            }
        }
        budgets = goOn(budgets, random);
        keep(budgets);
        budgets.close();

        // Then
        assertThat(recomputation.violations()).isEmpty();
        assertThat(recomputation.months())
                .as("the story has spending that waits for a rate")
                .anyMatch(month -> month.refusedEntries() > 0);
        assertThat(told)
                .as("the story has money moved and suggested")
                .contains(RedistributionState.ACTIVE, RedistributionState.SUGGESTED);
    }

    @Test
    void aMonthThatWasTamperedWithIsNamed() throws Exception {
        // Given
        Happened happened = new Happened("h1");
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        LedgerEntry entry = happened.purchase("e", 1, "2026-11-10", Happened.line("dining", 500));
        recomputation.add(plan);
        recomputation.add(entry);
        BudgetHarness budgets = BudgetHarness.start();
        budgets.arrives(plan);
        budgets.arrives(entry);
        budgets.checkpoint();
        BudgetMonth month = budgets.months().get(0);
        budgets.close();

        // When: its first nine days, which are alike, say 7 instead of 300
        month.getCategories().get(0).getDays().get(0).setPlanned(7L);
        recomputation.addPublished(month);

        // Then
        assertThat(recomputation.violations())
                .containsExactly(
                        new Violation(
                                "h1 2026-11",
                                "published with 15000 planned and 500 spent, recomputed with 15000 and 500;"
                                        + " categories that differ: [dining]"),
                        new Violation(
                                "h1 2026-11 dining", "days of 6363 less a shortfall of 0 are not the month of 9000"));
    }

    @Test
    void aRedistributionThatIsWrongMissingOrNotTakenBackIsNamed() throws Exception {
        // Given: 10.00 too much eaten out, which entertainment gives
        Happened happened = new Happened("h1");
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        LedgerEntry entry = happened.purchase("e", 1, "2026-11-10", Happened.line("dining", 10_000));
        BudgetHarness budgets = BudgetHarness.start();
        budgets.arrives(plan);
        budgets.arrives(entry);
        budgets.checkpoint();
        BudgetMonth month = budgets.months().get(0);
        Redistribution told = budgets.side(BudgetOperator.REDISTRIBUTIONS).get(0);
        budgets.close();

        // Then it has to be told as it was
        assertThat(violations(List.of(plan, entry), month, List.of(told))).isEmpty();
        assertThat(violations(List.of(plan, entry), month, List.of()))
                .containsExactly(new Violation("h1 2026-11", told.getRedistributionId() + " is not told"));
        Redistribution otherDonor = revised(told, RedistributionState.ACTIVE);
        otherDonor.getDonors().get(0).setCategoryId("snacks");
        assertThat(violations(List.of(plan, entry), month, List.of(told, otherDonor)))
                .singleElement()
                .satisfies(wrong ->
                        assertThat(wrong.message()).startsWith(told.getRedistributionId() + " is told as ACTIVE"));
        assertThat(violations(List.of(plan, entry), month, List.of(told, revised(told, RedistributionState.WITHDRAWN))))
                .singleElement()
                .satisfies(
                        wrong -> assertThat(wrong.message()).contains("is told as WITHDRAWN", "recomputed as ACTIVE"));

        // And what nothing leads to has to be withdrawn
        LedgerEntry corrected = happened.purchase("e", 2, "2026-11-10", Happened.line("dining", 100));
        assertThat(violations(List.of(plan, entry, corrected), null, List.of(told)))
                .contains(new Violation(
                        "h1 2026-11", told.getRedistributionId() + " is told as ACTIVE, but nothing leads to it"));
        assertThat(violations(
                        List.of(plan, entry, corrected),
                        null,
                        List.of(told, revised(told, RedistributionState.WITHDRAWN))))
                .containsExactly(new Violation("h1 2026-11", "is not published"));
    }

    private static Redistribution revised(Redistribution told, RedistributionState state) {
        Redistribution revised = Redistribution.newBuilder(told).setState(state).build();
        revised.getEnvelope().setRevision(told.getEnvelope().getRevision() + 1);
        return revised;
    }

    private List<Violation> violations(List<SpecificRecordBase> inputs, BudgetMonth month, List<Redistribution> moves) {
        BudgetRecomputation batch = new BudgetRecomputation();
        for (SpecificRecordBase input : inputs) {
            if (input instanceof PlanChange change) {
                batch.add(change);
            } else {
                batch.add((LedgerEntry) input);
            }
        }
        moves.forEach(batch::add);
        if (month != null) {
            batch.addPublished(month);
        }
        return batch.violations();
    }

    private BudgetHarness goOn(BudgetHarness budgets, Random random) throws Exception {
        budgets.checkpoint();
        for (Redistribution told : budgets.side(BudgetOperator.REDISTRIBUTIONS)) {
            if (told.getState() == RedistributionState.SUGGESTED && random.nextBoolean()) {
                boolean accepted = told.getRedistributionId().hashCode() % 2 == 0;
                BudgetDecision decision = new Happened(told.getHousehold()).decision(told, accepted);
                recomputation.add(decision);
                budgets.arrives(decision);
            }
        }
        OperatorSubtaskState state = budgets.checkpoint();
        if (random.nextInt(3) > 0) {
            return budgets;
        }
        keep(budgets);
        budgets.close();
        return BudgetHarness.start(state);
    }

    private void keep(BudgetHarness budgets) {
        budgets.months().forEach(recomputation::addPublished);
        budgets.side(BudgetOperator.REDISTRIBUTIONS).forEach(moved -> {
            recomputation.add(moved);
            told.add(moved.getState());
        });
    }

    private void add(SpecificRecordBase input) {
        if (input instanceof PlanChange change) {
            recomputation.add(change);
        } else if (input instanceof ExchangeRate rate) {
            recomputation.add(rate);
        } else if (input instanceof HouseholdAim instalments) {
            recomputation.add(instalments);
        } else if (input instanceof LedgerEntry entry) {
            recomputation.add(entry);
        }
    }

    private static List<SpecificRecordBase> inputs(Random random) {
        List<SpecificRecordBase> inputs = new ArrayList<>();
        for (int h = 1; h <= 3; h++) {
            Happened happened = new Happened("household-" + h);
            RedistributionMode mode = h == 1 ? RedistributionMode.AUTOMATIC : RedistributionMode.SUGGEST;
            inputs.add(happened.plan(mode));
            inputs.add(happened.instalments(1, "2026-10-05", 3_000, 6, "2026-10-20"));
            inputs.add(happened.instalments(2, "2026-11-12", 2_000, h - 1, "2026-11-20"));
            for (int i = 0; i < ENTRIES; i++) {
                inputs.add(entry(happened, random));
            }
        }
        for (int i = 0; i < RATES; i++) {
            String day = "2026-%d-%02d".formatted(10 + random.nextInt(2), 1 + random.nextInt(30));
            inputs.add(Happened.rate("EUR", "CHF", day, 80 + random.nextInt(40), 1 + random.nextInt(1_000_000)));
        }
        return inputs;
    }

    private static LedgerEntry entry(Happened happened, Random random) {
        LedgerKind kind = random.nextInt(8) == 0 ? LedgerKind.DELETION : LedgerKind.PURCHASE;
        String date = random.nextInt(6) == 0
                ? "2026-10-%02d".formatted(1 + random.nextInt(31))
                : "2026-11-%02d".formatted(1 + random.nextInt(30));
        String category = List.of("dining", "dining", "dining.cafe", "entertainment", "dairy")
                .get(random.nextInt(5));
        // no rate ever comes for dollars
        String currency = List.of("CHF", "USD", "CHF", "EUR").get(Math.min(3, random.nextInt(16)));
        LedgerLine[] lines = kind == LedgerKind.DELETION
                ? new LedgerLine[0]
                : new LedgerLine[] {Happened.line(category, 1 + random.nextInt(1_000), currency)};
        return happened.entry("e" + random.nextInt(60), 1 + random.nextInt(1_000_000), kind, date, currency, lines);
    }
}
