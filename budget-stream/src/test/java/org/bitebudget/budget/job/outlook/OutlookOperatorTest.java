package org.bitebudget.budget.job.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetAlertKind;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ChallengeStatus;
import org.bitebudget.event.GoalStatus;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.InsightKind;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookOperatorTest {

    private static final Instant NOON_OF_THE_TENTH = Household.noon(LocalDate.of(2026, 11, 10));

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final String BERLIN = "Europe/Berlin";

    private final Household household = new Household("home");
    private OutlookHarness harness;

    @BeforeEach
    void start() throws Exception {
        harness = OutlookHarness.start(NOON_OF_THE_TENTH, null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void contributionsMoveAGoalWhateverComesFirst() throws Exception {
        harness.arrives(household.contribution("con-1", "goal-1", "2026-11-09", 10_000));
        harness.arrives(household.goal("goal-1", 30_000, "2026-11-10"));
        harness.checkpoint();

        assertThat(harness.outlooks()).singleElement().satisfies(outlook -> {
            assertThat(outlook.getAsOf()).isEqualTo(LocalDate.of(2026, 11, 10));
            assertThat(outlook.getGoals()).singleElement().satisfies(goal -> {
                assertThat(goal.getSaved()).isEqualTo(new Money(10_000L, "EUR"));
                assertThat(goal.getStatus()).isEqualTo(GoalStatus.ON_TRACK);
                assertThat(goal.getSentences()).containsOnlyKeys("en", "es", "de");
                assertThat(goal.getSentences().get("en"))
                        .isEqualTo(
                                "Saved €100.00 of €300.00: €9.53 a day for 21 more days reaches it by Nov 30, 2026.");
            });
        });
    }

    @Test
    void aPurchaseWaitsForItsMonthButNotForLong() throws Exception {
        // Given a challenge told, and a purchase whose month has not come
        harness.arrives(household.noSpendDays("cha-1", 9));
        harness.checkpoint();
        harness.arrives(household.purchase("e", 1, "2026-11-02", 500));
        harness.checkpoint();
        assertThat(harness.outlooks()).hasSize(1);

        // When seconds pass
        harness.itBecomes(NOON_OF_THE_TENTH.plusSeconds(6));
        harness.checkpoint();

        // Then it is told without its month
        assertThat(harness.newest().getChallenges().get(0).getDays()).isEqualTo(8);
        assertThat(harness.newest().getEnvelope().getRevision()).isEqualTo(2);
    }

    @Test
    void aMonthTellsWhatIsSafeToSpendAndHowHealthyTheBudgetIs() throws Exception {
        harness.arrives(household.purchase("e", 1, "2026-11-10", 1_000));
        harness.arrives(household.november(1, "2026-11-10", 1_000));
        harness.checkpoint();

        HouseholdOutlook outlook = harness.newest();
        assertThat(outlook.getInsights())
                .extracting(insight -> insight.getKind())
                .containsExactly(InsightKind.SAFE_TO_SPEND, InsightKind.HEALTH_SCORE, InsightKind.RUN_RATE);
        assertThat(outlook.getInsights().get(0).getAmount()).isEqualTo(new Money(0L, "EUR"));
        assertThat(outlook.getInsights().get(2).getAmount()).isEqualTo(new Money(3_000L, "EUR"));
        assertThat(outlook.getFeatures().getMonthlySpending()).isEqualTo(1_000);
        assertThat(outlook.getFeatures().getPurchasesPerMonth()).isEqualTo(1);
    }

    @Test
    void lateCorrectedAndDeletedEntriesMoveAChallengeAsIfTheyHadBeenRightFromTheStart() throws Exception {
        harness.arrives(household.noSpendDays("cha-1", 9));
        harness.arrives(household.purchase("e", 2, "2026-11-04", 500));
        harness.arrives(household.purchase("e", 1, "2026-11-03", 500));
        harness.arrives(household.purchase("f", 1, "2026-11-05", 500));
        harness.arrives(household.november(1, "2026-11-10", 1_000));
        harness.checkpoint();
        assertThat(harness.newest().getChallenges().get(0).getDays()).isEqualTo(7);
        assertThat(harness.newest().getChallenges().get(0).getStatus()).isEqualTo(ChallengeStatus.FAILED);

        harness.arrives(household.entry("f", 2, LedgerKind.DELETION, "2026-11-05"));
        harness.arrives(household.november(2, "2026-11-10", 500));
        harness.checkpoint();
        assertThat(harness.newest().getChallenges().get(0).getDays()).isEqualTo(8);
        assertThat(harness.newest().getChallenges().get(0).getStatus()).isEqualTo(ChallengeStatus.RUNNING);
    }

    @Test
    void aDayThatEndsIsToldEvenIfNothingHappens() throws Exception {
        harness.arrives(household.noSpendDays("cha-1", 10));
        harness.arrives(household.november(1, "2026-11-10", 0));
        OperatorSubtaskState state = harness.checkpoint();
        assertThat(harness.newest().getChallenges().get(0).getStatus()).isEqualTo(ChallengeStatus.RUNNING);

        // When the job was down over midnight in Berlin
        harness.close();
        harness = OutlookHarness.start(Instant.parse("2026-11-10T23:00:01Z"), state);
        harness.checkpoint();

        assertThat(harness.newest().getAsOf()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(harness.newest().getChallenges().get(0).getStatus()).isEqualTo(ChallengeStatus.COMPLETED);
    }

    @Test
    void aHouseholdNotHeardOfForTwoMonthsIsLeftAlone() throws Exception {
        harness.arrives(household.noSpendDays("cha-1", 10));
        harness.checkpoint();
        harness.itBecomes(Household.noon(LocalDate.of(2027, 3, 1)));
        harness.checkpoint();
        int before = harness.outlooks().size();
        harness.itBecomes(Household.noon(LocalDate.of(2027, 3, 9)));
        harness.checkpoint();

        assertThat(harness.outlooks()).hasSize(before);
    }

    @Test
    void rentOfTheFirstIsAnnouncedOnceThoughNothingIsEverBought() throws Exception {
        // Given December planned on the tenth of November, and nothing else
        harness.arrives(household.rent(DECEMBER, 1, BERLIN, NOON_OF_THE_TENTH, null));
        harness.checkpoint();

        // When the days of November end one by one, and the job is started anew on the way
        List<BudgetAlert> told = new ArrayList<>();
        for (int day = 11; day <= 30; day++) {
            itBecomesMidnight(LocalDate.of(2026, 11, day), BERLIN);
            OperatorSubtaskState state = harness.checkpoint();
            told.addAll(harness.bills());
            assertThat(told).as("on November %d", day).hasSize(day < 28 ? 0 : 1);
            harness.close();
            harness = OutlookHarness.start(midnight(LocalDate.of(2026, 11, day), BERLIN), state);
        }

        // Then it was told when the 28th began, once
        assertThat(told.get(0).getSentence()).isEqualTo("Housing and bills: rent of 900.00 EUR is due on 2026-12-01.");
        assertThat(told.get(0).getKind()).isEqualTo(BudgetAlertKind.BILL_DUE);
        assertThat(told.get(0).getEnvelope().getOccurredAt()).isEqualTo("2026-11-27T23:00:00Z");
    }

    @Test
    void aBillThatWasPaidIsNotAnnounced() throws Exception {
        harness.arrives(household.rent(DECEMBER, 1, BERLIN, NOON_OF_THE_TENTH, null));
        harness.arrives(household.rent(DECEMBER, 2, BERLIN, NOON_OF_THE_TENTH, LocalDate.of(2026, 11, 9)));
        itBecomesMidnight(LocalDate.of(2026, 11, 28), BERLIN);
        harness.checkpoint();

        assertThat(harness.bills()).isEmpty();
    }

    @Test
    void aHouseholdNotHeardOfForMonthsIsWokenForItsBillsOnly() throws Exception {
        // Given rent planned for April, in November
        harness.arrives(household.rent(YearMonth.of(2027, 4), 1, BERLIN, NOON_OF_THE_TENTH, null));
        harness.checkpoint();
        itBecomesMidnight(LocalDate.of(2027, 1, 20), BERLIN);
        harness.checkpoint();
        int before = harness.outlooks().size();

        // When the winter passes
        itBecomesMidnight(LocalDate.of(2027, 3, 28), BERLIN);
        harness.checkpoint();
        assertThat(harness.outlooks()).hasSize(before);
        itBecomesMidnight(LocalDate.of(2027, 3, 29), BERLIN);
        harness.checkpoint();

        // Then
        assertThat(harness.bills()).singleElement().satisfies(bill -> assertThat(bill.getPeriodStart())
                .isEqualTo(LocalDate.of(2027, 4, 1)));
    }

    /** Cairo's clocks go from 23:59 to 01:00; Pago Pago is eleven hours behind UTC and Kiritimati fourteen ahead. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-25, 2026-10-24T22:00:00Z",
        "Europe/Berlin, 2026-10-26, 2026-10-25T23:00:00Z",
        "Africa/Cairo, 2027-04-30, 2027-04-29T22:00:00Z",
        "Africa/Cairo, 2027-05-01, 2027-04-30T21:00:00Z",
        "Pacific/Pago_Pago, 2026-11-11, 2026-11-11T11:00:00Z",
        "Pacific/Kiritimati, 2026-11-12, 2026-11-11T10:00:00Z",
    })
    void aDayEndsWithTheHouseholdsMidnight(String zone, LocalDate day, Instant midnight) throws Exception {
        // Given a household of the zone, of which something is heard on the day before
        harness.close();
        harness = OutlookHarness.start(midnight.minusSeconds(3_600), null);
        harness.arrives(household.rent(YearMonth.from(day), 1, zone, midnight.minusSeconds(3_600), null));
        harness.checkpoint();
        assertThat(harness.newest().getAsOf()).isEqualTo(day.minusDays(1));

        // When midnight comes
        harness.itBecomes(midnight.minusMillis(1));
        harness.checkpoint();
        assertThat(harness.outlooks()).hasSize(1);
        harness.itBecomes(midnight);
        harness.checkpoint();

        // Then
        assertThat(harness.outlooks()).hasSize(2);
        assertThat(harness.newest().getAsOf()).isEqualTo(day);
    }

    private void itBecomesMidnight(LocalDate day, String zone) throws Exception {
        harness.itBecomes(midnight(day, zone));
    }

    private static Instant midnight(LocalDate day, String zone) {
        return day.atStartOfDay(ZoneId.of(zone)).toInstant();
    }

    @Test
    void whoLeavesTheLeaderboardHasNoPlaceOnItAndAFreshOneLater() throws Exception {
        harness.arrives(household.noSpendDays("cha-1", 5));
        harness.arrives(household.november(1, "2026-11-10", 0));
        harness.arrives(household.membership(1, "plc_1", false));
        harness.checkpoint();
        assertThat(harness.places()).singleElement().satisfies(place -> {
            assertThat(place.getPseudonym()).isEqualTo("Brave Otter 1234");
            assertThat(place.getPoints()).isEqualTo(109);
            assertThat(place.toString()).doesNotContain("home");
            assertThat(place.getEnvelope().getHousehold()).isNull();
        });

        harness.arrives(household.membership(2, "plc_1", true));
        harness.checkpoint();
        LeaderboardEntry left = harness.places().get(1);
        assertThat(left.getEntryId()).isEqualTo("plc_1");
        assertThat(left.getLeft()).isTrue();
        assertThat(left.getPseudonym()).isNull();
        assertThat(harness.newest().getPseudonym()).isNull();

        harness.arrives(household.membership(3, "plc_2", false));
        harness.checkpoint();
        assertThat(harness.places()).hasSize(3);
        assertThat(harness.places().get(2).getEntryId()).isEqualTo("plc_2");
    }

    @Test
    void aDeletedAimIsNotToldAnyMore() throws Exception {
        HouseholdAim plan = household.instalments("ins-1", 10_000, 3, "2026-11-05");
        harness.arrives(plan);
        harness.checkpoint();
        assertThat(harness.newest().getInstalments()).singleElement().satisfies(standing -> {
            assertThat(standing.getOverdue()).isEqualTo(new Money(0L, "EUR"));
            assertThat(standing.getNextDue()).isEqualTo(LocalDate.of(2026, 11, 5));
        });

        harness.arrives(household.deleted(plan));
        harness.checkpoint();
        assertThat(harness.newest().getInstalments()).isEmpty();
    }

    @Test
    void anyOrderAnyDuplicateAndAnyCheckpointEndInTheSameOutlook() throws Exception {
        List<SpecificRecordBase> events = new ArrayList<>(List.of(
                household.goal("goal-1", 30_000, "2026-11-10"),
                household.contribution("con-1", "goal-1", "2026-11-09", 10_000),
                household.noSpendDays("cha-1", 5),
                household.instalments("ins-1", 10_000, 3, "2026-11-05"),
                household.purchase("e", 1, "2026-10-31", 500),
                household.purchase("e", 2, "2026-11-02", 700),
                household.entry("f", 2, LedgerKind.DELETION, "2026-11-05"),
                household.purchase("f", 1, "2026-11-05", 100),
                household.november(1, "2026-11-02", 700),
                household.november(2, "2026-11-09", 700)));
        HouseholdOutlook expected = outlookOf(events, new Random(0));

        for (int seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<SpecificRecordBase> disordered = new ArrayList<>(events);
            disordered.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(disordered, random);
            HouseholdOutlook outlook = outlookOf(disordered, random);
            outlook.setEnvelope(expected.getEnvelope());
            // Generated records cannot compare optional dates.
            assertThat(outlook.toString()).as("seed %d", seed).isEqualTo(expected.toString());
        }
    }

    private static HouseholdOutlook outlookOf(List<SpecificRecordBase> events, Random random) throws Exception {
        OutlookHarness fresh = OutlookHarness.start(NOON_OF_THE_TENTH, null);
        for (SpecificRecordBase event : events) {
            if (event instanceof HouseholdAim aim) {
                fresh.arrives(aim);
            } else if (event instanceof LedgerEntry entry) {
                fresh.arrives(entry);
            } else {
                fresh.arrives((BudgetMonth) event);
            }
            if (random.nextInt(3) == 0) {
                fresh.checkpoint();
            }
        }
        fresh.itBecomes(NOON_OF_THE_TENTH.plusSeconds(6));
        fresh.checkpoint();
        HouseholdOutlook newest = fresh.newest();
        fresh.close();
        return newest;
    }
}
