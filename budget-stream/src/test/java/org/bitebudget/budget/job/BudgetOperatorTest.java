package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;
import static org.bitebudget.budget.job.Happened.want;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.BudgetPlan;
import org.bitebudget.event.CategoryMonth;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.MemberAccount;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PlanCommitment;
import org.bitebudget.event.RecurrenceUnit;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.flink.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetOperatorTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private BudgetHarness budgets;

    @BeforeEach
    void start() throws Exception {
        budgets = BudgetHarness.start();
    }

    @AfterEach
    void stop() throws Exception {
        budgets.close();
    }

    @Test
    void aMonthIsWrittenOnceForACheckpointWhateverHappenedInIt() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        for (int i = 1; i <= 9; i++) {
            budgets.arrives(happened.purchase("e" + i, 1, "2026-11-0" + i, line("dining", 100)));
        }

        // When
        budgets.checkpoint();
        budgets.checkpoint();

        // Then
        assertThat(budgets.months()).hasSize(1);
        BudgetMonth month = budgets.months().get(0);
        assertThat(month.getSpent()).isEqualTo(900);
        assertThat(month.getPlanned()).isEqualTo(15_000);
        assertThat(month.getEnvelope().getRevision()).isEqualTo(1);
        assertThat(budgets.side(BudgetOperator.PLANS))
                .extracting(BudgetPlan::getMonth)
                .containsExactly(Happened.MONTH);
    }

    @Test
    void aMonthTellsThePercentagesAtWhichItsStatusTurns() throws Exception {
        // Given
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        plan.setAmberPercent(50);
        plan.setRedPercent(120);

        // When
        budgets.arrives(plan);
        budgets.checkpoint();

        // Then
        BudgetMonth month = budgets.months().get(0);
        assertThat(month.getAmberPercent()).isEqualTo(50);
        assertThat(month.getRedPercent()).isEqualTo(120);
    }

    @Test
    void duplicatesAndOlderRevisionsPublishNothing() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 2, "2026-11-03", line("dining", 500)));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 2, "2026-11-03", line("dining", 500)));
        budgets.arrives(happened.purchase("e", 1, "2026-11-03", line("dining", 100)));
        budgets.checkpoint();

        // Then
        assertThat(budgets.months()).hasSize(1);
        assertThat(budgets.side(BudgetOperator.SPENDING)).hasSize(1);
    }

    @Test
    void overspendingMovesMoneyAndACorrectionWithdrawsItWithAHigherRevision() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 10_000)));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.purchase("e", 2, "2026-11-10", line("dining", 1_000)));
        budgets.checkpoint();

        // Then
        List<Redistribution> told = budgets.side(BudgetOperator.REDISTRIBUTIONS);
        assertThat(told)
                .extracting(Redistribution::getState)
                .containsExactly(RedistributionState.ACTIVE, RedistributionState.WITHDRAWN);
        assertThat(told).extracting(event -> event.getEnvelope().getRevision()).containsExactly(1L, 2L);
        assertThat(told.get(0).getSentence()).contains("Eating out +10.00, Entertainment −10.00");
        assertThat(category(budgets.months().get(0), "dining").getMonth()).isEqualTo(10_000);
        assertThat(category(budgets.months().get(1), "dining").getMonth()).isEqualTo(9_000);
    }

    @Test
    void aCorrectionToAnotherMonthLeavesTheFirst() throws Exception {
        // Given
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 1_000)));
        budgets.checkpoint();

        // When: it was in October, and the first revision comes once more
        budgets.arrives(happened.purchase("e", 2, "2026-10-10", line("dining", 1_000)));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 1_000)));
        budgets.checkpoint();

        // Then
        assertThat(budgets.months())
                .extracting(BudgetMonth::getMonth)
                .containsExactlyInAnyOrder("2026-11", "2026-11", "2026-10");
        assertThat(last("2026-11").getSpent()).isZero();
        assertThat(last("2026-10").getSpent()).isEqualTo(1_000);
    }

    @Test
    void aShorterCorrectionEndsTheRowsBeyondIt() throws Exception {
        // Given
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 100), line("bakery", 50)));

        // When
        budgets.arrives(happened.purchase("e", 2, "2026-11-10", line("dining", 120)));
        budgets.arrives(happened.deletion("e", 3, "2026-11-10"));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.SPENDING))
                .extracting(row -> row.lineNo() + "@" + row.revision() + (row.deleted() ? " gone" : ""))
                .containsExactly("1@1", "2@1", "1@2", "2@2 gone", "1@3 gone");
    }

    @Test
    void onlyDaysThatChangedAreWritten() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.checkpoint();
        int whole = budgets.side(BudgetOperator.DAYS).size();

        // When
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 100)));
        budgets.checkpoint();

        // Then
        assertThat(whole).isEqualTo(2 * 30);
        List<BudgetDayRow> rows = budgets.side(BudgetOperator.DAYS);
        assertThat(rows.subList(whole, rows.size())).singleElement().satisfies(row -> {
            assertThat(LocalDate.ofEpochDay(row.epochDay())).hasToString("2026-11-10");
            assertThat(row.spent()).isEqualTo(100);
            assertThat(row.remaining()).isEqualTo(200);
            assertThat(row.version()).isEqualTo(2);
        });
    }

    @Test
    void anEntryInAnotherCurrencyGoesToTheDeadLettersOnceAndIsCounted() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.entry("chf", 1, LedgerKind.PURCHASE, "2026-11-10", "CHF"));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.purchase("eur", 1, "2026-11-11", line("dining", 100)));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.REFUSED_ENTRIES)).singleElement().satisfies(letter -> {
            assertThat(letter.message())
                    .isEqualTo(
                            "the entry is in CHF, the month in EUR, and no rate between them is in force on 2026-11-10");
            assertThat(letter.topic()).isEqualTo("ledger.entries.v1");
            assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(happened.household() + "|chf");
            assertThat(letter.value()).isNotEmpty();
        });
        assertThat(last("2026-11").getRefusedEntries()).isEqualTo(1);
        assertThat(last("2026-11").getSpent()).isEqualTo(100);
    }

    @Test
    void aPlanInTheEntrysCurrencyTakesItIn() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.entry("chf", 1, LedgerKind.PURCHASE, "2026-11-10", "CHF", line("dining", 700, "CHF")));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.plan(2, "CHF", RedistributionMode.OFF, want("dining", 9000, 4)));
        budgets.checkpoint();

        // Then
        assertThat(last("2026-11").getCurrency()).isEqualTo("CHF");
        assertThat(last("2026-11").getSpent()).isEqualTo(700);
        assertThat(last("2026-11").getRefusedEntries()).isZero();
    }

    @Test
    void anAcceptedSuggestionMovesTheMoney() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.SUGGEST));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 10_000)));
        budgets.checkpoint();
        Redistribution suggestion = budgets.side(BudgetOperator.REDISTRIBUTIONS).get(0);
        assertThat(suggestion.getState()).isEqualTo(RedistributionState.SUGGESTED);

        // When
        budgets.arrives(happened.decision(suggestion, true));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.REDISTRIBUTIONS))
                .extracting(Redistribution::getState)
                .containsExactly(RedistributionState.SUGGESTED, RedistributionState.ACTIVE);
        assertThat(category(last("2026-11"), "entertainment").getRedistributed())
                .isEqualTo(-1_000);
    }

    @Test
    void aDecisionOnNoSuggestionGoesToTheDeadLetters() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.SUGGEST));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 10_000)));
        budgets.checkpoint();
        Redistribution suggestion = budgets.side(BudgetOperator.REDISTRIBUTIONS).get(0);
        suggestion.getEnvelope().setRevision(7);

        // When
        budgets.arrives(happened.decision(suggestion, true));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.REFUSED_DECISIONS))
                .extracting(DeadLetter::message)
                .containsExactly("there is no version 7 of such a suggestion");
    }

    @Test
    void instalmentsReserveTheirDaysInMonthsThatArePlannedAlreadyAndThoseToCome() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.checkpoint();

        // When three parts of 10.00 are agreed on, and the plan is changed after a restart
        budgets.arrives(happened.instalments(1, "2026-11-01", 3_000, 3, "2026-11-20"));
        OperatorSubtaskState state = budgets.checkpoint();
        BudgetMonth agreed = last("2026-11");
        budgets.close();
        budgets = BudgetHarness.start(state);
        budgets.arrives(happened.instalments(1, "2026-11-01", 3_000, 3, "2026-11-20"));
        budgets.arrives(happened.plan(2, "EUR", RedistributionMode.OFF, want("dining", 9000, 4)));
        budgets.checkpoint();

        // Then
        assertThat(agreed.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(agreed.getCommitments()).singleElement().satisfies(due -> {
            assertThat(LocalDate.ofEpochDay(due.getDate())).hasToString("2026-11-20");
            assertThat(due.getAmount()).isEqualTo(1_000);
        });
        assertThat(budgets.months()).hasSize(1);
        assertThat(category(last("2026-11"), "entertainment").getMonth()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void aMonthTellsWhoMovedWhatAndWhatIsDue() throws Exception {
        // Given
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        plan.setCommitments(List.of(new PlanCommitment(
                "gym", "entertainment", 2_000L, LocalDate.of(2026, 11, 20), RecurrenceUnit.MONTH, 1, null)));
        budgets.arrives(plan);
        budgets.arrives(happened.purchase("e", 1, "2026-11-18", line("entertainment", 2_500)));
        LedgerEntry pocketMoney = happened.entry("t", 1, LedgerKind.TRANSFER, "2026-11-19", "EUR", line("other", 700));
        pocketMoney.setToUser("member-2");
        budgets.arrives(pocketMoney);

        // When
        budgets.checkpoint();

        // Then
        BudgetMonth month = last("2026-11");
        assertThat(month.getMembers())
                .containsExactly(
                        new MemberAccount("member-1", "EUR", 2_500L, 700L, 0L),
                        new MemberAccount("member-2", "EUR", 0L, 0L, 700L));
        assertThat(month.getCommitments()).singleElement().satisfies(due -> {
            assertThat(due.getCommitmentId()).isEqualTo("gym");
            assertThat(LocalDate.ofEpochDay(due.getPaidOn())).hasToString("2026-11-18");
        });
    }

    @Test
    void thresholdsAlertOnceAcrossCheckpointsAndRestarts() throws Exception {
        // Given: 80.00 of 90.00 on the 10th
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 8_000)));
        OperatorSubtaskState state = budgets.checkpoint();
        List<BudgetAlert> before = budgets.side(BudgetOperator.ALERTS);

        // When
        budgets.close();
        budgets = BudgetHarness.start(state);
        budgets.arrives(happened.purchase("f", 1, "2026-11-10", line("dining", 10)));
        budgets.checkpoint();

        // Then
        assertThat(before)
                .extracting(alert -> alert.getKind() + " " + alert.getCategoryId() + " " + alert.getPeriod() + " "
                        + alert.getThresholdPercent())
                .containsExactly(
                        "THRESHOLD dining DAY 100",
                        "THRESHOLD dining WEEK 100",
                        "THRESHOLD dining MONTH 80",
                        "THRESHOLD null DAY 100",
                        "THRESHOLD null WEEK 100",
                        "PROJECTED_OVERSPEND dining MONTH 100");
        assertThat(budgets.side(BudgetOperator.ALERTS)).isEmpty();
    }

    private BudgetMonth last(String month) {
        List<BudgetMonth> all = new ArrayList<>(budgets.months());
        all.removeIf(candidate -> !candidate.getMonth().equals(month));
        return all.get(all.size() - 1);
    }

    private static CategoryMonth category(BudgetMonth month, String id) {
        return month.getCategories().stream()
                .filter(category -> category.getCategoryId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
