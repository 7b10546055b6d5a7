package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.budget.domain.Plans.DINING;
import static org.bitebudget.budget.domain.Plans.ENTERTAINMENT;
import static org.bitebudget.budget.domain.Plans.NOVEMBER;
import static org.bitebudget.budget.domain.Plans.purchase;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bitebudget.budget.domain.BudgetAlert.Period;
import org.bitebudget.budget.domain.BudgetAlert.Scope;
import org.junit.jupiter.api.Test;

class BudgetAlertsTest {

    private final Map<String, Integer> told = new HashMap<>();

    @Test
    void spendingThatReachesEightyPercentOfTheMonthAlertsOnce() {
        // Given: 72.00 of 90.00
        BudgetMonth month = month(purchase("a", 3, "dining", 7200));

        // When
        List<BudgetAlert> first = BudgetAlerts.due(month, NOVEMBER.atDay(3), told);
        List<BudgetAlert> again = BudgetAlerts.due(month, NOVEMBER.atDay(3), told);

        // Then
        assertThat(first)
                .filteredOn(alert -> alert.period() == Period.MONTH)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.scope()).isEqualTo(new Scope.Category("dining"));
                    assertThat(alert.percent()).isEqualTo(80);
                    assertThat(alert.sentence())
                            .isEqualTo("Eating out reached 80 % of 2026-11: 72.00 of 90.00 EUR spent.");
                });
        assertThat(again).isEmpty();
    }

    @Test
    void spendingThatPassesBothThresholdsAtOnceAlertsForTheHigherOnly() {
        // When: 5.00 on a day that has 3.00, of 5.00 over all
        List<BudgetAlert> due = BudgetAlerts.due(month(purchase("a", 3, "dining", 500)), NOVEMBER.atDay(3), told);

        // Then
        assertThat(due).extracting(BudgetAlert::period).containsOnly(Period.DAY);
        assertThat(due).extracting(BudgetAlert::percent).containsOnly(100);
        assertThat(due)
                .extracting(BudgetAlert::scope)
                .containsExactlyInAnyOrder(new Scope.Category("dining"), new Scope.All());
    }

    @Test
    void theHigherThresholdStillAlertsAfterTheLowerOne() {
        // Given
        BudgetAlerts.due(month(purchase("a", 3, "dining", 7200)), NOVEMBER.atDay(3), told);

        // When
        List<BudgetAlert> due = BudgetAlerts.due(
                month(purchase("a", 3, "dining", 7200), purchase("b", 4, "dining", 1800)), NOVEMBER.atDay(4), told);

        // Then
        assertThat(due)
                .filteredOn(alert -> alert.period() == Period.MONTH)
                .extracting(BudgetAlert::percent)
                .contains(100);
    }

    @Test
    void aReceiptOfAnEarlierMonthStaysSilent() {
        // When
        List<BudgetAlert> due =
                BudgetAlerts.due(month(purchase("a", 3, "dining", 9999)), LocalDate.of(2026, 12, 1), told);

        // Then
        assertThat(due).isEmpty();
    }

    @Test
    void aLateEntryDoesNotAlertForItsDay() {
        // Given: the 10th is the newest day
        BudgetMonth month = month(purchase("late", 3, "dining", 1000), purchase("new", 10, "dining", 10));

        // When
        List<BudgetAlert> due = BudgetAlerts.due(month, NOVEMBER.atDay(10), told);

        // Then
        assertThat(due).isEmpty();
    }

    @Test
    void withoutAPlanNothingAlerts() {
        // Given
        MonthInputs inputs = new MonthInputs(Plans.HOUSEHOLD, NOVEMBER);
        inputs.add(purchase("a", 3, "dining", 7200));

        // When
        List<BudgetAlert> due =
                BudgetAlerts.due(LedgerFold.fold(inputs, new ExchangeRates()).orElseThrow(), NOVEMBER.atDay(3), told);

        // Then
        assertThat(due).isEmpty();
    }

    private static BudgetMonth month(LedgerEntry... entries) {
        return LedgerFold.fold(
                        Plans.inputs(Plans.plan(RedistributionMode.OFF, DINING, ENTERTAINMENT), entries),
                        new ExchangeRates())
                .orElseThrow();
    }
}
