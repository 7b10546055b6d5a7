package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;
import static org.bitebudget.budget.job.Happened.want;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetAlertKind;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LocalMoment;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.RedistributionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes around the gateway, or in an order nobody meant. */
class BadInputTest {

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
    void aPlanForAClosedMonthIsRefusedWhateverItSays() {
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);

        assertThat(refusalOf(plan, "2027-11-30T22:59:59Z")).isEmpty();
        assertThat(refusalOf(plan, "2027-11-30T23:00:00Z"))
                .containsExactly("the plan came when 2026-11 had been over for more than 12 months");
    }

    @Test
    void anEntryOfAClosedMonthIsBookedAndAlertsNobody() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("new", 1, "2028-02-10", line("dining", 100)));
        budgets.checkpoint();

        // When
        LedgerEntry found = happened.purchase("old", 1, "2026-11-10", line("dining", 10_000));
        found.getEnvelope().setRecordedAt(Instant.parse("2028-02-10T12:00:00Z"));
        assertThat(LedgerEntries.refusal(found)).isEmpty();
        budgets.arrives(found);
        budgets.checkpoint();

        // Then
        assertThat(newest().getMonth()).isEqualTo("2026-11");
        assertThat(newest().getSpent()).isEqualTo(10_000);
        assertThat(budgets.side(BudgetOperator.ALERTS)).isEmpty();
        assertThat(budgets.side(BudgetOperator.REDISTRIBUTIONS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, the date 1970-01-01 is before 2000-01-01",
        "2090-01-01, the time is more than 24 hours after the entry was taken in",
    })
    void anEntryOfNoTimeThatCanBeIsRefused(String date, String reason) {
        LedgerEntry entry = happened.purchase("e", 1, "2026-11-10", line("dining", 100));
        Instant taken = entry.getEnvelope().getRecordedAt();
        entry.setWhen(new LocalMoment(
                date.startsWith("2090") ? Instant.parse("2090-01-01T12:00:00Z") : taken,
                "Europe/Berlin",
                LocalDate.parse(date),
                true));

        assertThat(LedgerEntries.refusal(entry)).contains(reason);
    }

    @Test
    void amountsThatOverflowAreRefused() {
        LedgerEntry entry =
                happened.purchase("e", 1, "2026-11-10", line("dining", Long.MAX_VALUE), line("dining", Long.MAX_VALUE));

        assertThat(LedgerEntries.refusal(entry))
                .hasValueSatisfying(reason -> assertThat(reason).contains("beyond what a budget can hold"));
    }

    @Test
    void whatNeverWasCanBeDeletedAndStaysOut() throws Exception {
        // Given
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.deletion("e", 2, "2026-11-10"));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("dining", 100)));
        budgets.checkpoint();

        // Then
        assertThat(newest().getSpent()).isZero();
        assertThat(budgets.side(BudgetOperator.SPENDING)).isEmpty();
    }

    @Test
    void aCorrectionThatComesBeforeItsOriginalHolds() throws Exception {
        // Given
        budgets.arrives(happened.purchase("e", 2, "2026-11-10", line("dining", 300)));
        budgets.checkpoint();

        // When
        budgets.arrives(happened.purchase("e", 1, "2026-11-09", line("dining", 100)));
        budgets.checkpoint();

        // Then
        assertThat(budgets.months()).hasSize(1);
        assertThat(newest().getSpent()).isEqualTo(300);
    }

    @Test
    void ofTwoPlansOfOneMomentTheSameHoldsWhicheverCameFirst() throws Exception {
        // Given
        PlanChange one = happened.plan(1, "EUR", RedistributionMode.OFF, want("dining", 9_000, 4));
        PlanChange other = happened.plan(1, "EUR", RedistributionMode.OFF, want("dining", 4_000, 4));
        other.getEnvelope().setEventId("evt_f" + one.getEnvelope().getEventId());

        // When
        BudgetMonth forwards = monthAfter(one, other);
        stop();
        start();
        BudgetMonth backwards = monthAfter(other, one);

        // Then
        assertThat(backwards.getCategories()).isEqualTo(forwards.getCategories());
    }

    @Test
    void aCategoryThatNobodyKnowsCountsAsUncategorisedAndIsTold() throws Exception {
        // When
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
        budgets.arrives(happened.purchase("e", 1, "2026-11-10", line("yachts", 100)));
        budgets.checkpoint();

        // Then
        assertThat(newest().getSpent()).isEqualTo(100);
        assertThat(budgets.side(BudgetOperator.ALERTS))
                .extracting(BudgetAlert::getKind)
                .contains(BudgetAlertKind.UNKNOWN_CATEGORY);
    }

    private List<String> refusalOf(PlanChange plan, String recordedAt) {
        plan.getEnvelope().setRecordedAt(Instant.parse(recordedAt));
        return PlanChanges.refusal(plan).stream().toList();
    }

    private BudgetMonth monthAfter(PlanChange... plans) throws Exception {
        for (PlanChange plan : plans) {
            budgets.arrives(plan);
        }
        budgets.checkpoint();
        return newest();
    }

    private BudgetMonth newest() {
        return budgets.months().get(budgets.months().size() - 1);
    }
}
