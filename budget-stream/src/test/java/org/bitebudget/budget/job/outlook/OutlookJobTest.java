package org.bitebudget.budget.job.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bitebudget.budget.HouseholdOutlookMain;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.BudgetAlert;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.HouseholdOutlook;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole outlook job between real topics. */
class OutlookJobTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final String id = UUID.randomUUID().toString();
    private final Household household = new Household(id);

    @Test
    void aimsLedgerAndMonthsBecomeOutlooksAcrossARestart() throws Exception {
        // Given a goal, a goal without a target, a purchase and its month
        send(household.goal("broken", 0, "2026-11-10"));
        send(household.goal("goal-1", 30_000, "2026-11-10"));
        send(household.noSpendDays("cha-1", 5));
        STACK.topics().send(Topics.LEDGER_ENTRIES, Keys.join(id, "e"), household.purchase("e", 1, "2026-11-02", 500));
        STACK.topics().send(Topics.BUDGET_MONTHS, Keys.join(id, "2026-11"), household.november(1, "2026-11-02", 500));

        // When one host works and ends, more is put aside, and the next host goes on
        try (JobHost host = JobUnderTest.host()) {
            host.submit(HouseholdOutlookMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> outlooks().stream()
                    .anyMatch(outlook -> outlook.getGoals().size() == 1
                            && outlook.getChallenges().size() == 1
                            && outlook.getFeatures() != null
                            && outlook.getFeatures().getPurchasesPerMonth() == 1));
        }
        send(household.contribution("con-1", "goal-1", "2026-11-11", 10_000));
        try (JobHost host = JobUnderTest.host()) {
            host.submit(HouseholdOutlookMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> outlooks().stream().anyMatch(outlook -> outlook.getGoals().stream()
                    .anyMatch(goal -> goal.getSaved().getMinor() == 10_000)));
        }

        // Then revisions only grow, and the goal without a target lies in the dead letters with its reason
        assertThat(outlooks())
                .extracting(outlook -> outlook.getEnvelope().getRevision())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(STACK.topics().committed(Topics.HOUSEHOLD_AIMS.deadLetters()).stream()
                        .filter(letter ->
                                Keys.firstPart(StackTopics.key(letter)).equals(id))
                        .map(letter -> DeadLetters.reason(letter.headers())
                                .orElseThrow()
                                .message()))
                .containsExactly("a goal's target is above zero, not 0.00 EUR");
    }

    @Test
    void aBillGoesToTheAlerts() throws Exception {
        // Given a month that was planned just now and has a bill in two days
        LocalDate due = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        BudgetMonth month = household.rent(YearMonth.from(due), 1, "UTC", Instant.now(), null);
        month.getCommitments().get(0).setDate((int) due.toEpochDay());
        STACK.topics().send(Topics.BUDGET_MONTHS, Keys.join(id, month.getMonth()), month);

        // When
        try (JobHost host = JobUnderTest.host()) {
            host.submit(HouseholdOutlookMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> !bills().isEmpty());
        }

        // Then
        assertThat(bills()).singleElement().satisfies(alert -> assertThat(alert.getPeriodStart())
                .isEqualTo(due));
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(HouseholdOutlookMain.job(settings()), settings());
    }

    private void send(HouseholdAim aim) {
        STACK.topics().send(Topics.HOUSEHOLD_AIMS, Keys.join(id, aim.getAimId()), aim);
    }

    private List<BudgetAlert> bills() {
        return STACK.topics().events(Topics.BUDGET_ALERTS).stream()
                .filter(alert -> alert.getHousehold().equals(id))
                .toList();
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }

    private List<HouseholdOutlook> outlooks() {
        return STACK.topics().events(Topics.HOUSEHOLD_OUTLOOKS).stream()
                .filter(outlook -> outlook.getHousehold().equals(id))
                .toList();
    }
}
