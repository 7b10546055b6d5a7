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
import org.bitebudget.budget.domain.BudgetAlert.Kind;
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
    void aWeekAlertsOverItsDaysInTheMonthWhateverTheDaysSay() {
        // Given: 2.00 on each of the first four days of a week that has 21.00, then more than what is left of 80 %
        LedgerEntry[] entries = {
            purchase("a", 9, "dining", 290), purchase("b", 10, "dining", 290), purchase("c", 11, "dining", 290),
            purchase("d", 12, "dining", 290), purchase("e", 13, "dining", 290), purchase("f", 14, "dining", 230)
        };

        // When
        List<BudgetAlert> due = BudgetAlerts.due(month(entries), NOVEMBER.atDay(14), told);

        // Then: 16.80 of 21.00
        assertThat(due)
                .filteredOn(alert -> alert.period() == Period.WEEK)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.percent()).isEqualTo(80);
                    assertThat(alert.start()).isEqualTo(NOVEMBER.atDay(9));
                    assertThat(alert.sentence())
                            .isEqualTo(
                                    "Eating out reached 80 % of the week from 2026-11-09: 16.80 of 21.00 EUR spent.");
                });
    }

    @Test
    void aMonthThatWillNotBeEnoughIsToldOnceHalfOfItIsSpentAndAWeekIsOver() {
        // Given: 45.00 of 90.00, half of the month's money in a third of its days
        BudgetMonth month = month(purchase("a", 3, "dining", 4500), purchase("b", 10, "entertainment", 1));

        // When
        List<BudgetAlert> early = BudgetAlerts.due(month, NOVEMBER.atDay(7), told);
        List<BudgetAlert> due = BudgetAlerts.due(month, NOVEMBER.atDay(10), told);
        List<BudgetAlert> again = BudgetAlerts.due(month, NOVEMBER.atDay(11), told);

        // Then: 45.00 x 90.00 / 30.00
        assertThat(early).extracting(BudgetAlert::kind).doesNotContain(Kind.PROJECTED_OVERSPEND);
        assertThat(due)
                .filteredOn(alert -> alert.kind() == Kind.PROJECTED_OVERSPEND)
                .extracting(BudgetAlert::sentence)
                .containsExactly("Eating out will take 135.00 of 90.00 EUR in 2026-11 if the month goes on like this.");
        assertThat(again).extracting(BudgetAlert::kind).doesNotContain(Kind.PROJECTED_OVERSPEND);
    }

    @Test
    void anUnknownCategoryIsToldOnceAMonthEvenOfLongAgo() {
        // Given
        BudgetMonth month = month(purchase("a", 3, "no-such", 100));

        // When
        List<BudgetAlert> due = BudgetAlerts.due(month, LocalDate.of(2026, 12, 1), told);
        List<BudgetAlert> again = BudgetAlerts.due(month, LocalDate.of(2026, 12, 1), told);

        // Then
        assertThat(due)
                .extracting(BudgetAlert::sentence)
                .containsExactly(
                        "The category 'no-such' is not known; its spending of 2026-11 counts as uncategorised.");
        assertThat(again).isEmpty();
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
