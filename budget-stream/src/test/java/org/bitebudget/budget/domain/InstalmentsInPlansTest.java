package org.bitebudget.budget.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bitebudget.budget.domain.Plans.NOVEMBER;
import static org.bitebudget.budget.domain.Plans.purchase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.platform.budget.BudgetLimits;
import org.junit.jupiter.api.Test;

/** A sofa is paid in parts of 10.00 from entertainment, which has 60.00 in November; eating out has 90.00. */
class InstalmentsInPlansTest {

    private final List<InstalmentChange> changes = new ArrayList<>();

    @Test
    void aPartLiesOnTheDayItIsDueAndIsReservedUntilThen() {
        agreed(1, LocalDate.of(2026, 10, 3), 20);

        CategoryDays days = days(fold(), "entertainment");
        assertThat(days.planned(19)).isEqualTo(1000 + 167);
        assertThat(days.planned(20)).isEqualTo(166);
        assertThat(days.reserved(18)).isEqualTo(1000);
        assertThat(days.reserved(19)).isZero();
    }

    @Test
    void whatAPartReservesIsNotGivenAway() {
        agreed(1, LocalDate.of(2026, 10, 3), 20);

        // When: 30.00 too much eaten out on the 10th; of 60.00 entertainment, 50.00 are free and half of them can be
        // given
        BudgetMonth month = fold(purchase("a", 10, "dining", 12_000));

        // Then
        assertThat(month.redistributions()).singleElement().satisfies(moved -> assertThat(moved.covered())
                .isEqualTo(2500));
    }

    @Test
    void spendingOfItsAmountPaysAPart() {
        agreed(1, LocalDate.of(2026, 10, 3), 20);

        BudgetMonth month = fold(purchase("a", 19, "entertainment", 1000));

        assertThat(month.commitments()).singleElement().satisfies(due -> {
            assertThat(due.id()).isEqualTo("instalment ins_sofa 2026-11-20");
            assertThat(due.paidOn()).contains(NOVEMBER.atDay(19));
        });
    }

    @Test
    void whatIsAgreedDuringTheMonthLeavesTheDaysBeforeAsTheyWereLived() {
        agreed(1, NOVEMBER.atDay(11), 5, 20);

        CategoryDays days = days(fold(), "entertainment");

        // Then: ten days at 2.00, and the part that was due before is no longer planned
        assertThat(days.planned(4)).isEqualTo(200);
        assertThat(days.planned(9)).isEqualTo(200);
        assertThat(days.planned(19)).isEqualTo(1000 + 150);
        assertThat(fold().commitments()).extracting(DueCommitment::date).containsExactly(NOVEMBER.atDay(20));
    }

    @Test
    void aChangeLeavesThePartsThatFellDueBeforeIt() {
        agreed(1, LocalDate.of(2026, 10, 3), 5, 20);
        agreed(2, NOVEMBER.atDay(11), 6, 25);

        assertThat(fold().commitments())
                .extracting(due -> due.date().getDayOfMonth())
                .containsExactly(5, 25);
    }

    @Test
    void onceItIsTakenBackThePartsToComeAreGone() {
        agreed(1, LocalDate.of(2026, 10, 3), 5, 20);
        agreed(2, NOVEMBER.atDay(11));

        assertThat(fold().commitments())
                .extracting(due -> due.date().getDayOfMonth())
                .containsExactly(5);
    }

    @Test
    void aPartInAnotherCurrencyIsNoneOfTheMonths() {
        changes.add(new InstalmentChange("ins_car", 1, "e", NOVEMBER.atDay(1), "transport", "CHF", parts(20)));

        assertThat(fold().commitments()).isEmpty();
    }

    @Test
    void aPartOfACategoryThatIsNotPlannedPlansIt() {
        changes.add(new InstalmentChange("ins_car", 1, "e", NOVEMBER.atDay(1), "transport", "EUR", parts(20)));

        assertThat(fold().categories())
                .filteredOn(category -> category.category().equals("transport"))
                .singleElement()
                .satisfies(category -> assertThat(category.planned()).isEqualTo(1000));
    }

    @Test
    void partsThatNoPlanCanHoldLeaveItAsItIs() {
        SortedMap<LocalDate, Long> parts = parts(20);
        parts.put(NOVEMBER.atDay(21), BudgetLimits.MOST_MINOR);
        changes.add(new InstalmentChange("ins_car", 1, "e", NOVEMBER.atDay(1), "transport", "EUR", parts));

        assertThat(fold().commitments()).isEmpty();
        assertThat(fold().planned()).isEqualTo(15_000);
    }

    @Test
    void anUnknownCategoryIsRefused() {
        assertThatThrownBy(() -> new InstalmentChange("ins_car", 1, "e", NOVEMBER.atDay(1), "yachts", "EUR", parts(20)))
                .isInstanceOf(InvalidBudgetInputException.class)
                .hasMessageContaining("yachts");
    }

    private void agreed(long revision, LocalDate from, int... days) {
        changes.add(new InstalmentChange(
                "ins_sofa", revision, "sofa-" + revision, from, "entertainment", "EUR", parts(days)));
    }

    private static SortedMap<LocalDate, Long> parts(int... days) {
        SortedMap<LocalDate, Long> parts = new TreeMap<>();
        for (int day : days) {
            parts.put(NOVEMBER.atDay(day), 1000L);
        }
        return parts;
    }

    private BudgetMonth fold(LedgerEntry... entries) {
        MonthInputs inputs =
                Plans.inputs(Plans.plan(RedistributionMode.AUTOMATIC, Plans.DINING, Plans.ENTERTAINMENT), entries);
        changes.forEach(inputs::add);
        return LedgerFold.fold(inputs, new ExchangeRates()).orElseThrow();
    }

    private static CategoryDays days(BudgetMonth month, String id) {
        return month.categories().stream()
                .filter(category -> category.category().equals(id))
                .findFirst()
                .orElseThrow()
                .days();
    }
}
