package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.budget.domain.insight.MonthStanding;
import org.junit.jupiter.api.Test;

/** A rent of 900.00 on the 1st of December. */
class BillAlertsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

    private final Map<String, LocalDate> told = new HashMap<>();
    private final List<MonthStanding> months = months(bill("rent", FIRST, Optional.empty()));

    @Test
    void aBillOfTheFirstIsToldInTheMonthBefore() {
        assertThat(due(months, FIRST.minusDays(4))).isEmpty();
        assertThat(due(months, FIRST.minusDays(3))).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(BudgetAlert.Kind.BILL_DUE);
            assertThat(alert.sentence()).isEqualTo("Housing and bills: rent of 900.00 EUR is due on 2026-12-01.");
        });
    }

    @Test
    void aBillIsToldOnceAndForgottenOnceItsDayIsOver() {
        assertThat(due(months, FIRST.minusDays(2))).hasSize(1);
        assertThat(due(months, FIRST.minusDays(1))).isEmpty();
        assertThat(due(months, FIRST)).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(due(months, FIRST.plusDays(1))).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aBillThatIsPaidIsNotTold() {
        assertThat(due(months(bill("rent", FIRST, Optional.of(FIRST.minusDays(5)))), FIRST))
                .isEmpty();
    }

    @Test
    void twoBillsOfACategoryAndDayAreTwoAlerts() {
        assertThat(due(
                        months(bill("rent", FIRST, Optional.empty()), bill("garage", FIRST, Optional.empty())),
                        FIRST.minusDays(1)))
                .extracting(BudgetAlert::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void theNextDayToTellOfABillIsThreeDaysBeforeTheFirstOneOpen() {
        List<DueCommitment> bills = List.of(
                bill("rent", FIRST.plusMonths(2), Optional.empty()),
                bill("rent", FIRST.plusMonths(1), Optional.empty()),
                bill("rent", FIRST, Optional.of(FIRST)));

        assertThat(BillAlerts.next(bills, FIRST.minusMonths(1))).contains(LocalDate.of(2026, 12, 29));
        assertThat(BillAlerts.next(bills, LocalDate.of(2026, 12, 29))).contains(LocalDate.of(2027, 1, 29));
        assertThat(BillAlerts.next(bills, LocalDate.of(2027, 1, 29))).isEmpty();
    }

    private List<BudgetAlert> due(List<MonthStanding> months, LocalDate today) {
        return BillAlerts.due("home", months, today, told);
    }

    private static DueCommitment bill(String id, LocalDate date, Optional<LocalDate> paidOn) {
        return new DueCommitment(id, "housing", date, 90_000, paidOn);
    }

    private static List<MonthStanding> months(DueCommitment... bills) {
        return List.of(new MonthStanding(
                YearMonth.from(FIRST), "EUR", true, List.of(), Stream.of(bills).toList()));
    }
}
