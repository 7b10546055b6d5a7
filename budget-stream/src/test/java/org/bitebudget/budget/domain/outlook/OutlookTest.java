package org.bitebudget.budget.domain.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.goal.InstalmentPlan;
import org.bitebudget.budget.domain.goal.InstalmentPlan.Rhythm;
import org.bitebudget.budget.domain.insight.Insight;
import org.bitebudget.budget.domain.insight.MonthStanding;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

/** A sofa is paid in parts of 50.00 on the 15th from October on; November has 30.00 a day to spend, and it is the 10th. */
class OutlookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final InstalmentPlan sofa =
            new InstalmentPlan(new Money(20_000, "EUR"), "household", 4, OCTOBER.atDay(15), Rhythm.MONTHLY);

    @Test
    void whatThePlanReservesForAPartIsTakenOffOnce() {
        MonthStanding october = month(OCTOBER, part(OCTOBER, Optional.of(OCTOBER.atDay(15))));

        assertThat(left(october, month(NOVEMBER, part(NOVEMBER, Optional.empty()))))
                .isEqualTo(90_000 - 5_000);
    }

    @Test
    void aPartPaidThroughTheLedgerIsNotTakenOffAgain() {
        MonthStanding october = month(OCTOBER, part(OCTOBER, Optional.of(OCTOBER.atDay(14))));
        MonthStanding paid = month(NOVEMBER, part(NOVEMBER, Optional.of(NOVEMBER.atDay(9))));

        assertThat(left(october, paid)).isEqualTo(90_000);
    }

    @Test
    void partsThatThePlanLacksAreTakenOffAsLongAsTheyAreNotNotedAsPaid() {
        // neither month holds one, as where the plan was full
        assertThat(left(month(OCTOBER), month(NOVEMBER))).isEqualTo(90_000 - 10_000);
        assertThat(left(List.of(payment(7_000)), month(OCTOBER), month(NOVEMBER)))
                .isEqualTo(90_000 - 3_000);
    }

    @Test
    void aPartOfAnEarlierMonthThatNobodyPaidIsStillOwed() {
        MonthStanding october = month(OCTOBER, part(OCTOBER, Optional.empty()));
        MonthStanding november = month(NOVEMBER, part(NOVEMBER, Optional.empty()));

        assertThat(left(october, november)).isEqualTo(90_000 - 10_000);
        assertThat(left(List.of(payment(5_000)), october, november)).isEqualTo(90_000 - 5_000);
    }

    private long left(MonthStanding... months) {
        return left(List.of(), months);
    }

    private long left(List<Aims.Payment> payments, MonthStanding... months) {
        Aims aims = new Aims(
                new TreeMap<>(), new TreeMap<>(Map.of("ins_1", sofa)), new TreeMap<>(), Map.of("ins_1", payments));
        return Outlook.of(aims, List.of(months), List.of(), TODAY).insights().stream()
                .filter(insight -> insight.kind() == Insight.Kind.SAFE_TO_SPEND)
                .map(insight -> insight.reference().orElseThrow().minor())
                .findFirst()
                .orElseThrow();
    }

    private static Aims.Payment payment(long minor) {
        return new Aims.Payment(TODAY, new Money(minor, "EUR"));
    }

    private static DueCommitment part(YearMonth month, Optional<LocalDate> paidOn) {
        LocalDate due = month.atDay(15);
        return new DueCommitment("instalment ins_1 " + due, "household", due, 5_000, paidOn);
    }

    /** 30.00 a day for 30 days, and nothing spent. */
    private static MonthStanding month(YearMonth month, DueCommitment... commitments) {
        MonthStanding.Day[] days = new MonthStanding.Day[month.lengthOfMonth()];
        Arrays.fill(days, new MonthStanding.Day(3_000, 0, 0));
        MonthStanding.Category household = new MonthStanding.Category(
                "household", Bucket.NEED, 90_000, Stream.of(days).toList());
        return new MonthStanding(month, "EUR", true, List.of(household), List.of(commitments));
    }
}
