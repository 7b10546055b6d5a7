package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bitebudget.budget.BudgetStreamMain;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.embedded.testing.StackTopics;
import org.bitebudget.event.AlertPeriod;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.PlanCommitment;
import org.bitebudget.event.RecurrenceUnit;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.platform.flink.JobHost;
import org.bitebudget.platform.flink.JobRules;
import org.bitebudget.platform.flink.JobSettings;
import org.bitebudget.platform.flink.JobUnderTest;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job between real topics and tables. */
class BudgetJobTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private final String household = UUID.randomUUID().toString();
    private final Happened happened = new Happened(household);

    @Test
    void spendingBecomesAMonthOnceAcrossARestartAndRowsInClickHouse() throws Exception {
        // Given a plan with a bill, a plan that contradicts itself, an overspend and an entry in another currency
        PlanChange broken = happened.plan(2, "EUR", RedistributionMode.AUTOMATIC, Happened.want("dining", -1, 4));
        STACK.topics().send(Topics.BUDGET_PLAN_CHANGES, Keys.join(household, Happened.MONTH), broken);
        PlanChange plan = happened.plan(RedistributionMode.AUTOMATIC);
        plan.setCommitments(List.of(new PlanCommitment(
                "gym", "entertainment", 2_000L, LocalDate.of(2026, 11, 12), RecurrenceUnit.MONTH, 1, null)));
        STACK.topics().send(Topics.BUDGET_PLAN_CHANGES, Keys.join(household, Happened.MONTH), plan);
        purchase("e", "2026-11-10", 10_000);
        STACK.topics()
                .send(
                        Topics.LEDGER_ENTRIES,
                        Keys.join(household, "chf"),
                        happened.entry(
                                "chf",
                                1,
                                LedgerKind.PURCHASE,
                                "2026-11-10",
                                "CHF",
                                Happened.line("dining", 700, "CHF")));

        // When one host works and ends, more is spent, a rate comes, and the next host goes on
        try (JobHost host = JobUnderTest.host()) {
            host.submit(BudgetStreamMain.job(settings()), settings());
            await().atMost(DEADLINE).until(() -> newest().filter(
                            month -> month.getSpent() == 10_000 && month.getHasPlan() && month.getRefusedEntries() == 1)
                    .isPresent());
        }
        purchase("f", "2026-11-11", 50);
        ExchangeRate rate = Happened.rate("EUR", "CHF", "2026-11-09", 70, 1);
        STACK.topics().send(Topics.FX_RATES, DatedRates.key(rate), rate);
        try (JobHost host = JobUnderTest.host()) {
            host.submit(BudgetStreamMain.job(settings()), settings());
            await().atMost(DEADLINE)
                    .until(() -> newest().filter(month -> month.getSpent() == 11_050 && month.getRefusedEntries() == 0)
                            .isPresent());
        }

        // Then revisions only grow, and what was refused lies in the dead letters with its reason
        assertThat(months())
                .extracting(month -> month.getEnvelope().getRevision())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(reasons(Topics.LEDGER_ENTRIES))
                .containsExactly(
                        "the entry is in CHF, the month in EUR, and no rate between them is in force on 2026-11-10");
        assertThat(reasons(Topics.BUDGET_PLAN_CHANGES))
                .containsExactly("a category's amount is negative: -1 minor units");

        // And the month that was overspent was told of once
        assertThat(STACK.topics().events(Topics.BUDGET_ALERTS))
                .filteredOn(alert -> alert.getHousehold().equals(household)
                        && alert.getCategoryId() != null
                        && alert.getPeriod() == AlertPeriod.MONTH)
                .singleElement()
                .satisfies(alert -> assertThat(alert.getSentence()).contains("Eating out reached 100 % of 2026-11"));

        // And ClickHouse has the same sums
        assertThat(sum("amount_minor", "spending", "currency = 'EUR'")).isEqualTo("10050");
        assertThat(sum("spent_minor", "budget_days", "1")).isEqualTo("11050");
        assertThat(sum("planned_minor", "budget_days", "1")).isEqualTo("15000");
    }

    @Test
    void theGraphHoldsTheRules() {
        JobRules.check(BudgetStreamMain.job(settings()), settings());
    }

    private void purchase(String id, String date, long minor) {
        STACK.topics()
                .send(
                        Topics.LEDGER_ENTRIES,
                        Keys.join(household, id),
                        happened.purchase(id, 1, date, Happened.line("dining", minor)));
    }

    private JobSettings settings() {
        return JobUnderTest.settings(STACK, state);
    }

    private Optional<BudgetMonth> newest() {
        List<BudgetMonth> months = months();
        return months.isEmpty() ? Optional.empty() : Optional.of(months.get(months.size() - 1));
    }

    private List<BudgetMonth> months() {
        return STACK.topics().events(Topics.BUDGET_MONTHS).stream()
                .filter(month -> month.getHousehold().equals(household))
                .toList();
    }

    private List<String> reasons(Topic<?> topic) {
        return STACK.topics().committed(topic.deadLetters()).stream()
                .filter(letter -> Keys.firstPart(StackTopics.key(letter)).equals(household))
                .map(letter ->
                        DeadLetters.reason(letter.headers()).orElseThrow().message())
                .toList();
    }

    private String sum(String column, String table, String condition) {
        return STACK.query("SELECT sum(%s) FROM bitebudget.%s FINAL WHERE household = '%s' AND %s"
                .formatted(column, table, household, condition));
    }
}
