package org.bitebudget.budget.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bitebudget.budget.domain.history.Bought;
import org.bitebudget.budget.domain.history.Purchase;
import org.bitebudget.budget.domain.history.PurchaseHistory;
import org.bitebudget.budget.domain.insight.RecurringPayments.Rhythm;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

class PurchasePatternsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void aPurchaseIsUnusualOnlyAgainstEnoughOfTheHouseholdsOwnPast() {
        List<Purchase> seven = weekly(7, "Market", "produce", 2_000);
        List<Purchase> eight = weekly(8, "Market", "produce", 2_000);
        Purchase large = Bought.at("2026-11-19", "produce.fruit", 9_000);

        assertThat(UnusualPurchases.of(with(seven, large), TODAY)).isEmpty();
        assertThat(UnusualPurchases.of(with(eight, large), TODAY))
                .singleElement()
                .satisfies(unusual -> {
                    assertThat(unusual.department()).isEqualTo("produce");
                    assertThat(unusual.minor()).isEqualTo(9_000);
                    assertThat(unusual.purchases()).isEqualTo(8);
                });
    }

    @Test
    void whatIsUsualForTheHouseholdIsNotUnusual() {
        List<Purchase> varied = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            varied.add(Bought.at(TODAY.minusWeeks(i).toString(), "produce", 1_000L * i));
        }
        assertThat(UnusualPurchases.of(with(varied, Bought.at("2026-11-19", "produce", 14_000)), TODAY))
                .isEmpty();
    }

    @Test
    void onlyTheLastSevenDaysAreTold() {
        List<Purchase> past = weekly(10, "Market", "produce", 2_000);
        Purchase old = Bought.at("2026-11-13", "produce", 9_000);
        assertThat(UnusualPurchases.of(with(past, old), TODAY)).isEmpty();
    }

    @Test
    void aMonthlyPaymentIsFoundThroughShortMonthsAndASmallRise() {
        List<Purchase> payments = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            payments.add(Bought.at(
                    LocalDate.of(2026, 7, 31).plusMonths(i % 5).minusMonths(1).toString(),
                    i % 2 == 0 ? "Streamflix" : "STREAMFLIX",
                    "entertainment",
                    i == 4 ? 1_399 : 1_299));
        }
        assertThat(RecurringPayments.of(PurchaseHistory.of(payments), TODAY))
                .singleElement()
                .satisfies(payment -> {
                    assertThat(payment.rhythm()).isEqualTo(Rhythm.MONTHLY);
                    assertThat(payment.minor()).isEqualTo(1_299);
                    assertThat(payment.next()).isEqualTo(LocalDate.of(2026, 11, 30));
                    assertThat(payment.perYear()).isEqualTo(12 * 1_299);
                    assertThat(payment.payments()).isEqualTo(5);
                });
    }

    @Test
    void aSubscriptionStandsApartFromOtherPurchasesAtTheSameMerchant() {
        List<Purchase> bought = new ArrayList<>(List.of(
                Bought.at("2026-09-03", "Bookshop", "other", 4_200),
                Bought.at("2026-10-17", "Bookshop", "other", 2_100)));
        for (String day : List.of("2026-09-15", "2026-10-15", "2026-11-15")) {
            bought.add(Bought.at(day, "Bookshop", "other", 999));
        }
        assertThat(RecurringPayments.of(PurchaseHistory.of(bought), TODAY))
                .singleElement()
                .satisfies(payment -> assertThat(payment.minor()).isEqualTo(999));
    }

    @Test
    void neitherShoppingNorACancelledSubscriptionRecurs() {
        List<Purchase> shopping = List.of(
                Bought.at("2026-11-02", "Market", "produce", 2_000),
                Bought.at("2026-11-05", "Market", "produce", 2_050),
                Bought.at("2026-11-16", "Market", "produce", 2_010));
        assertThat(RecurringPayments.of(PurchaseHistory.of(shopping), TODAY)).isEmpty();
        List<Purchase> cancelled = List.of(
                Bought.at("2026-05-01", "Gym", "personal-care", 3_000),
                Bought.at("2026-06-01", "Gym", "personal-care", 3_000),
                Bought.at("2026-07-01", "Gym", "personal-care", 3_000));
        assertThat(RecurringPayments.of(PurchaseHistory.of(cancelled), TODAY)).isEmpty();
    }

    @Test
    void everyRhythmIsFound() {
        for (Rhythm rhythm : Rhythm.values()) {
            List<Purchase> payments = IntStream.range(0, 3)
                    .mapToObj(i -> switch (rhythm) {
                        case WEEKLY -> TODAY.minusWeeks(i);
                        case FORTNIGHTLY -> TODAY.minusWeeks(2L * i);
                        case MONTHLY -> TODAY.minusMonths(i);
                        case QUARTERLY -> TODAY.minusMonths(3L * i);
                        case YEARLY -> TODAY.minusYears(i);
                    })
                    .map(day -> Bought.at(day.toString(), "Club", "other", 500))
                    .toList();
            assertThat(RecurringPayments.of(PurchaseHistory.of(payments), TODAY))
                    .as("%s", rhythm)
                    .extracting(RecurringPayments.Recurring::rhythm)
                    .containsExactly(rhythm);
        }
    }

    @Test
    void aHabitDriftsOnlyByMoreThanItUsuallyVaries() {
        assertThat(HabitDrift.of(weeks(2_000, 2_000), TODAY)).isEmpty();
        assertThat(HabitDrift.of(weeks(2_000, 3_000), TODAY)).singleElement().satisfies(drift -> {
            assertThat(drift.isMore()).isTrue();
            assertThat(drift.percent()).isEqualTo(50);
        });
        assertThat(HabitDrift.of(weeks(2_000, 1_000), TODAY)).singleElement().satisfies(drift -> {
            assertThat(drift.isMore()).isFalse();
            assertThat(drift.percent()).isEqualTo(50);
        });
        // 20 % is too little to tell
        assertThat(HabitDrift.of(weeks(2_000, 2_400), TODAY)).isEmpty();
    }

    @Test
    void featuresSayHowAHouseholdSpendsAndNothingElse() {
        // Given October: of 100.00 for eating out 150.00 spent, all on the 5th, 100.00 for needs kept, 50.00 put aside
        MonthStanding october = new MonthStanding(
                YearMonth.of(2026, 10),
                "EUR",
                true,
                List.of(
                        category("dining", Bucket.WANT, 10_000, 5, 15_000),
                        category("dairy", Bucket.NEED, 10_000, 9, 10_000),
                        category("savings", Bucket.SAVING, 5_000, 1, 0)),
                List.of());
        PurchaseHistory history = PurchaseHistory.of(
                List.of(Bought.at("2026-10-05", "dining", 15_000), Bought.at("2026-10-09", "dairy", 10_000)));

        BehaviourFeatures features =
                BehaviourFeatures.of(List.of(october), history, TODAY).orElseThrow();

        assertThat(features.monthlySpending()).isEqualTo(25_000);
        assertThat(features.departmentShares()).isEqualTo(Map.of("dining", 0.6, "dairy", 0.4));
        assertThat(features.adherence()).isEqualTo(0.75);
        assertThat(features.savingsRate()).isZero();
        assertThat(features.purchasesPerMonth()).isEqualTo(2);
        assertThat(features.impulseRate()).isEqualTo(0.5);
        assertThat(BehaviourFeatures.of(List.of(), history, TODAY)).isEmpty();
    }

    private static MonthStanding.Category category(String id, Bucket bucket, long planned, int day, long spent) {
        return new MonthStanding.Category(
                id,
                bucket,
                planned,
                IntStream.rangeClosed(1, 31)
                        .mapToObj(i -> new MonthStanding.Day(i == day ? planned : 0, i == day ? spent : 0, 0))
                        .toList());
    }

    /** Twelve weeks of about one amount, then four of another. */
    private static PurchaseHistory weeks(long before, long lately) {
        return PurchaseHistory.of(IntStream.rangeClosed(1, 16)
                .mapToObj(i -> Bought.at(
                        TODAY.minusWeeks(17).plusWeeks(i).toString(),
                        "produce",
                        (i > 12 ? lately : before) + (i % 3 - 1) * 100L))
                .toList());
    }

    private static List<Purchase> weekly(int weeks, String merchant, String category, long minor) {
        return IntStream.rangeClosed(1, weeks)
                .mapToObj(i -> Bought.at(TODAY.minusWeeks(i).minusDays(1).toString(), merchant, category, minor + i))
                .toList();
    }

    private static PurchaseHistory with(List<Purchase> past, Purchase now) {
        List<Purchase> all = new ArrayList<>(past);
        all.add(now);
        return PurchaseHistory.of(all);
    }
}
