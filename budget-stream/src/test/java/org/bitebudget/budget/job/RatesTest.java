package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.job.Happened.line;
import static org.bitebudget.budget.job.Happened.rate;

import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.Rate;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.flink.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchange rates that come before, with and long after what was spent in other currencies. */
class RatesTest {

    private final Happened happened = new Happened("0b1c7b0e-2f6e-4c53-8a51-6a3c2c1f9d10");
    private BudgetHarness budgets;

    @BeforeEach
    void start() throws Exception {
        budgets = BudgetHarness.start();
        budgets.arrives(happened.plan(RedistributionMode.AUTOMATIC));
    }

    @AfterEach
    void stop() throws Exception {
        budgets.close();
    }

    @Test
    void anEntryThatWasRefusedIsBookedOnceTheRateComesThoughNothingElseDoes() throws Exception {
        // Given
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        budgets.checkpoint();
        assertThat(newest().getRefusedEntries()).isEqualTo(1);
        assertThat(newest().getSpent()).isZero();

        // When
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        budgets.checkpoint();

        // Then
        assertThat(newest().getRefusedEntries()).isZero();
        assertThat(newest().getSpent()).isEqualTo(1_000);
        assertThat(budgets.side(BudgetOperator.REFUSED_ENTRIES))
                .extracting(DeadLetter::message)
                .containsExactly(
                        "the entry is in CHF, the month in EUR, and no rate between them is in force on 2026-11-10");
    }

    @Test
    void aCorrectedRateRevaluesAndAnOlderRevisionDoesNot() throws Exception {
        // Given
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        budgets.checkpoint();

        // When
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 75, 3));
        budgets.checkpoint();
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 60, 2));
        budgets.checkpoint();

        // Then
        assertThat(budgets.months()).extracting(BudgetMonth::getSpent).containsExactly(1_000L, 1_200L);
        assertThat(budgets.side(BudgetOperator.REFUSED_ENTRIES)).isEmpty();
    }

    @Test
    void aRateIsRememberedAcrossARestart() throws Exception {
        // Given
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        OperatorSubtaskState state = budgets.checkpoint();
        restart(state, Instant.EPOCH);

        // When
        budgets.arrives(swiss("chf2", "2026-11-11", 450));
        budgets.checkpoint();

        // Then
        assertThat(newest().getSpent()).isEqualTo(1_500);
        assertThat(newest().getEnvelope().getRevision()).isEqualTo(2);
    }

    @Test
    void afterARestartAMonthIsWrittenAgainIfARateMayHaveBeenWorkedOnBeforeIt() throws Exception {
        // Given: the rate was taken in before the restart, but no checkpoint holds it
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        OperatorSubtaskState state = budgets.checkpoint();
        restart(state, Instant.parse("2026-12-01T00:00:00Z"));

        // When
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        budgets.checkpoint();

        // Then
        assertThat(budgets.side(BudgetOperator.DAYS)).hasSize(2 * 30);
        assertThat(newest().getSpent()).isEqualTo(1_000);
    }

    @Test
    void monthsThatARateDoesNotConcernAreLeftAlone() throws Exception {
        // Given
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        budgets.arrives(happened.purchase("eur", 1, "2026-12-10", line("dining", 500)));
        budgets.checkpoint();
        int published = budgets.months().size();

        // When: one lapses before the month, one begins after it, one is of other currencies
        budgets.arrives(rate("EUR", "CHF", "2026-10-01", 90, 1));
        budgets.arrives(rate("EUR", "CHF", "2026-12-01", 90, 1));
        budgets.arrives(rate("EUR", "USD", "2026-11-01", 110, 1));
        budgets.checkpoint();

        // Then
        assertThat(budgets.months()).hasSize(published);
    }

    @Test
    void anEntryThatIsTakenBackNoLongerWaitsForARate() throws Exception {
        // Given
        budgets.arrives(swiss("chf", "2026-11-10", 900));
        budgets.checkpoint();
        budgets.arrives(happened.deletion("chf", 2, "2026-11-10"));
        budgets.checkpoint();
        int published = budgets.months().size();

        // When
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        budgets.checkpoint();

        // Then
        assertThat(newest().getRefusedEntries()).isZero();
        assertThat(budgets.months()).hasSize(published);
    }

    @Test
    void aCorrectionOfARateThatMakesAnAmountTooLargeIsSaid() throws Exception {
        // Given
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 90, 1));
        budgets.arrives(swiss("chf", "2026-11-10", 9_000_000_000_000L));
        budgets.checkpoint();
        assertThat(newest().getRefusedEntries()).isZero();

        // When
        budgets.arrives(rate("EUR", "CHF", "2026-11-08", 1, 2));
        budgets.checkpoint();

        // Then
        assertThat(newest().getRefusedEntries()).isEqualTo(1);
        assertThat(budgets.side(BudgetOperator.REFUSED_ENTRIES))
                .extracting(letter -> letter.message())
                .containsExactly("the entry is in CHF, the month in EUR, and at the rate in force what is spent on"
                        + " 2026-11-10 is beyond what a budget can hold (10000000000000 minor units)");
    }

    @Test
    void aRateThatSaysNothingIsRefusedWithItsReason() {
        ExchangeRate tooFine = rate("EUR", "CHF", "2026-11-08", 90, 1);
        tooFine.setRate(new Rate(1L, 19));

        assertThat(DatedRates.refusal(rate("EUR", "CHF", "2026-11-08", 90, 1))).isEmpty();
        assertThat(DatedRates.refusal(rate("EUR", "EUR", "2026-11-08", 90, 1)))
                .hasValue("a rate is between two currencies, not EUR and itself");
        assertThat(DatedRates.refusal(rate("EUR", "CHF", "2026-11-08", 0, 1)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("a rate is above zero"));
        assertThat(DatedRates.refusal(tooFine)).hasValue("a rate has 0 to 18 decimals, not 19");
    }

    private void restart(OperatorSubtaskState state, Instant now) throws Exception {
        budgets.close();
        budgets = BudgetHarness.start(state, now);
    }

    private LedgerEntry swiss(String id, String date, long minor) {
        return happened.entry(id, 1, LedgerKind.PURCHASE, date, "CHF", line("dining", minor, "CHF"));
    }

    private BudgetMonth newest() {
        return budgets.months().get(budgets.months().size() - 1);
    }
}
