package org.bitebudget.budget.job.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.event.LeaderboardEntry;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.bitebudget.platform.flink.JobRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of a household goes on. After a wanted change of the state, write it anew with {@code mvn
 * test -Dtest=OutlookGoldenSavepointTest -Dgolden.write=true}.
 */
class OutlookGoldenSavepointTest {

    private static final GoldenSavepoint GOLDEN =
            new GoldenSavepoint(Path.of("src/test/resources/golden-outlook-savepoint"));

    @TempDir
    Path state;

    private final Household household = new Household("golden-household");
    private final CollectedEvents<HouseholdOutlook> outlooks = new CollectedEvents<>("outlooks");
    private final CollectedEvents<LeaderboardEntry> leaderboard = new CollectedEvents<>("leaderboard");
    private final CollectedEvents<BudgetAlert> bills = new CollectedEvents<>("bills");

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        List<HouseholdAim> aims = List.of(
                household.goal("goal-1", 30_000, "2026-11-10"),
                household.noSpendDays("cha-1", 9),
                household.membership(1, "plc_1", false));
        GOLDEN.write(
                job(aims, household.purchase("e", 1, "2026-11-02", 500), household.november(1, "2026-11-10", 500)),
                state,
                () -> !outlooks.all().isEmpty() && !leaderboard.all().isEmpty());
    }

    @Test
    void aHouseholdsOutlookGoesOnFromTheSavepoint() throws Exception {
        // Given a savepoint of a goal, a challenge, a place on the leaderboard and a purchase

        // When something is put aside and the purchase is corrected
        HouseholdAim contribution = household.contribution("con-1", "goal-1", "2026-11-10", 10_000);
        LedgerEntry correction = household.purchase("e", 2, "2026-11-12", 500);
        GOLDEN.restore(
                job(List.of(contribution), correction, household.november(2, "2026-11-10", 0)),
                state,
                () -> outlooks.all().stream().anyMatch(OutlookGoldenSavepointTest::standsOnWhatWasThere));

        // Then goal and challenge stand on what was there before, and revisions go on
        assertThat(outlooks.all())
                .allMatch(outlook -> outlook.getEnvelope().getRevision() > 1)
                .allMatch(outlook -> outlook.getPseudonym().equals("Brave Otter 1234"));
    }

    /** 100.00 of the 300.00 are saved, and no day of the challenge has spending any more. */
    private static boolean standsOnWhatWasThere(HouseholdOutlook outlook) {
        return outlook.getGoals().get(0).getGoal().getTarget().getMinor() == 30_000
                && outlook.getGoals().get(0).getSaved().getMinor() == 10_000
                && outlook.getChallenges().get(0).getDays() == 10;
    }

    @Test
    void everyOperatorHasAUidAndNothingFallsBackToKryo() {
        JobRules.check(
                job(List.of(), household.purchase("e", 1, "2026-11-02", 500), household.november(1, "2026-11-10", 500)),
                GoldenSavepoint.settings(state, Optional.empty()));
    }

    private OutlookJob job(List<HouseholdAim> aims, LedgerEntry entry, BudgetMonth month) {
        return new OutlookJob(
                new OutlookJob.Sources(
                        new GivenEvents<>("aims", HouseholdAim.class, aims),
                        new GivenEvents<>("ledger", LedgerEntry.class, List.of(entry)),
                        new GivenEvents<>("months", BudgetMonth.class, List.of(month))),
                new OutlookJob.Sinks(outlooks, leaderboard, bills));
    }
}
