package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitebudget.budget.domain.Plans.NOVEMBER;
import static org.bitebudget.budget.domain.Plans.purchase;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A gym of 40.00 due on the 20th, paid from 60.00 of entertainment; eating out has 90.00. */
class CommitmentsTest {

    private static final Commitment GYM = commitment("gym", "entertainment", 4000, 20);

    @Test
    void itsAmountLiesOnTheDayItIsDueAndTheRestByWeight() {
        CategoryDays days = days(fold(), "entertainment");

        assertThat(days.planned(19)).isEqualTo(4000 + 67);
        assertThat(days.planned(20)).isEqualTo(66);
        assertThat(days.reserved(0)).isEqualTo(4000);
        assertThat(days.reserved(18)).isEqualTo(4000);
        assertThat(days.reserved(19)).isZero();
    }

    @Test
    void whatIsReservedIsNotGivenAway() {
        // When: 30.00 too much eaten out on the 10th; entertainment has 60.00, of which 20.00 are free
        BudgetMonth month = fold(purchase("a", 10, "dining", 12_000));

        // Then
        assertThat(month.redistributions()).singleElement().satisfies(moved -> {
            assertThat(moved.covered()).isEqualTo(1000);
            assertThat(moved.uncovered()).isEqualTo(2000);
        });
    }

    @Test
    void onceItIsPaidAWeekEarlyNothingIsReservedTwice() {
        // When: paid on the 14th, in two parts
        BudgetMonth month = fold(purchase("p", 14, "entertainment", 1500), purchase("q", 14, "entertainment", 2500));

        // Then
        CategoryDays days = days(month, "entertainment");
        assertThat(days.reserved(12)).isEqualTo(4000);
        assertThat(days.reserved(13)).isZero();
        assertThat(month.commitments()).singleElement().satisfies(due -> {
            assertThat(due.date()).isEqualTo(NOVEMBER.atDay(20));
            assertThat(due.paidOn()).contains(NOVEMBER.atDay(14));
        });
    }

    @Test
    void aPurchaseLongBeforeIsNotTakenForIt() {
        BudgetMonth month = fold(purchase("p", 2, "entertainment", 4000));

        assertThat(days(month, "entertainment").reserved(15)).isEqualTo(4000);
        assertThat(month.commitments()).extracting(DueCommitment::paidOn).containsExactly(Optional.empty());
    }

    @Test
    void onePaymentMeetsOneCommitment() {
        // Given
        Commitment club = commitment("club", "entertainment", 2000, 21);

        // When
        BudgetMonth month = fold(List.of(GYM, club), purchase("p", 19, "entertainment", 4500));

        // Then
        assertThat(days(month, "entertainment").reserved(18)).isEqualTo(2000);
    }

    @Test
    void commitmentsAboveTheMonthShareWhatThereIs() {
        // When
        BudgetMonth month = fold(List.of(commitment("a", "dining", 9000, 5), commitment("b", "dining", 9000, 25)));

        // Then
        CategoryDays days = days(month, "dining");
        assertThat(days.planned(4)).isEqualTo(4500);
        assertThat(days.planned(24)).isEqualTo(4500);
    }

    @Test
    void aCommitmentOfACategoryThatIsNotPlannedPlansIt() {
        // When
        BudgetPlan plan =
                plan(List.of(commitment("rent", "housing", 80_000, 1))).completed();

        // Then
        assertThat(plan.categories())
                .filteredOn(category -> category.category().equals("housing"))
                .singleElement()
                .extracting(PlannedCategory::allocation)
                .isEqualTo(new Allocation.Amount(80_000));
    }

    @Test
    void commitmentsThatSayNothingAreRefused() {
        refused(() -> commitment("gym", "yachts", 1, 1), "not a category");
        refused(() -> commitment("gym", "dining", 0, 1), "of nothing");
        refused(() -> commitment("gym", "dining", -1, 1), "negative");
        refused(() -> commitment("gym", "dining", Long.MAX_VALUE, 1), "beyond");
        refused(() -> commitment(" ", "dining", 1, 1), "an id of");
        refused(() -> plan(List.of(GYM, GYM)), "gym twice");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable input, String reason) {
        assertThatThrownBy(input)
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining(reason);
    }

    private static BudgetMonth fold(LedgerEntry... entries) {
        return fold(List.of(GYM), entries);
    }

    private static BudgetMonth fold(List<Commitment> commitments, LedgerEntry... entries) {
        return LedgerFold.fold(Plans.inputs(plan(commitments), entries), new ExchangeRates())
                .orElseThrow();
    }

    private static BudgetPlan plan(List<Commitment> commitments) {
        BudgetPlan plan = Plans.plan(RedistributionMode.AUTOMATIC, Plans.DINING, Plans.ENTERTAINMENT);
        return new BudgetPlan(
                plan.month(),
                plan.zone(),
                plan.currency(),
                plan.incomes(),
                plan.shares(),
                plan.categories(),
                commitments,
                plan.carry(),
                plan.redistribution(),
                plan.thresholds());
    }

    private static Commitment commitment(String id, String category, long minor, int day) {
        return new Commitment(
                id, category, minor, new Recurrence(NOVEMBER.atDay(day), Recurrence.Unit.MONTH, 1, Optional.empty()));
    }

    private static CategoryDays days(BudgetMonth month, String category) {
        return month.categories().stream()
                .filter(candidate -> candidate.category().equals(category))
                .findFirst()
                .orElseThrow()
                .days();
    }
}
