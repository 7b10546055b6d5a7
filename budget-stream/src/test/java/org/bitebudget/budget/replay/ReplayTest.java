package org.bitebudget.budget.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.budget.job.BudgetRecomputation;
import org.bitebudget.budget.job.Violation;
import org.bitebudget.embedded.child.Child;
import org.bitebudget.embedded.child.ChildSpec;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What comes out, to the row, of random inputs when the job is killed on the way: the same as of a plain batch. */
class ReplayTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final int EVENTS = 4_000;
    private static final RandomInputs INPUTS = new RandomInputs(20_260_201, 20, EVENTS);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    @TempDir
    Path home;

    private final Set<String> households =
            INPUTS.plans().map(PlanChange::getHousehold).collect(Collectors.toSet());

    @Test
    void whateverHappensOnTheWayTheOutcomeIsThatOfAPlainBatch() {
        // Given plans, instalments, a few rates and half of the ledger, of which a checkpoint holds something
        List<ExchangeRate> rates = INPUTS.rates();
        STACK.topics().sendAll(Topics.BUDGET_PLAN_CHANGES, INPUTS.plans(), (PlanChange plan) -> RandomInputs.key(plan));
        STACK.topics()
                .sendAll(Topics.HOUSEHOLD_AIMS, INPUTS.instalments(), (HouseholdAim aim) -> RandomInputs.key(aim));
        send(rates.subList(0, 3));
        Child first = start();
        try {
            send(0, EVENTS / 4);
            await().atMost(DEADLINE).until(() -> !told(Topics.BUDGET_MONTHS, BudgetMonth::getHousehold)
                    .isEmpty());
            send(EVENTS / 4, EVENTS / 2);
            send(rates.subList(3, 5));
        } finally {
            // When the job is killed in the midst of it, and started again
            first.kill();
        }
        Child second = start();
        try {
            send(EVENTS / 2, EVENTS);
            send(rates.subList(5, rates.size()));

            // Then months and rows are those of the batch
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(violations()).isEmpty());
        } finally {
            second.kill();
        }
        // And money was moved, suggested and taken back
        assertThat(told(Topics.BUDGET_REDISTRIBUTIONS, Redistribution::getHousehold))
                .extracting(Redistribution::getState)
                .contains(RedistributionState.ACTIVE, RedistributionState.SUGGESTED, RedistributionState.WITHDRAWN);
    }

    private static void send(List<ExchangeRate> rates) {
        STACK.topics().sendAll(Topics.FX_RATES, rates.stream(), (ExchangeRate rate) -> RandomInputs.key(rate));
    }

    private static void send(long from, long to) {
        STACK.topics()
                .sendAll(
                        Topics.LEDGER_ENTRIES,
                        INPUTS.entries(from, to),
                        (LedgerEntry entry) -> RandomInputs.key(entry));
    }

    private Child start() {
        return Child.start(new ChildSpec(
                "budget-stream",
                System.getProperty("java.class.path"),
                HostedBudgetStream.class.getName(),
                List.of(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(
                        "BITEBUDGET_KAFKA", STACK.bootstrap(),
                        "BITEBUDGET_REGISTRY", STACK.registry().toString(),
                        "BITEBUDGET_CLICKHOUSE", STACK.clickHouse().toString(),
                        "BITEBUDGET_DATA", home.toString(),
                        "BITEBUDGET_CHECKPOINT_INTERVAL", "PT0.25S"),
                home,
                home.resolve("budget-stream.log")));
    }

    private List<Violation> violations() {
        BudgetRecomputation recomputation = new BudgetRecomputation();
        told(Topics.BUDGET_PLAN_CHANGES, PlanChange::getHousehold).forEach(recomputation::add);
        told(Topics.LEDGER_ENTRIES, LedgerEntry::getHousehold).forEach(recomputation::add);
        told(Topics.BUDGET_REDISTRIBUTIONS, Redistribution::getHousehold).forEach(recomputation::add);
        told(Topics.HOUSEHOLD_AIMS, HouseholdAim::getHousehold).forEach(recomputation::add);
        STACK.topics().events(Topics.FX_RATES).forEach(recomputation::add);
        Map<String, BudgetMonth> months = new HashMap<>();
        told(Topics.BUDGET_MONTHS, BudgetMonth::getHousehold)
                .forEach(month -> months.put(Keys.join(month.getHousehold(), month.getMonth()), month));
        months.values().forEach(recomputation::addPublished);
        List<Violation> violations = new ArrayList<>(recomputation.violations());
        violations.addAll(BudgetRows.violations(
                months.values(), STACK.query(BudgetRows.QUERY).lines().filter(row -> households.stream()
                        .anyMatch(row::startsWith))));
        return violations;
    }

    /** What the topic tells of this test's households. */
    private <T extends SpecificRecord> List<T> told(Topic<T> topic, Function<T, String> household) {
        return STACK.topics().events(topic).stream()
                .filter(event -> households.contains(household.apply(event)))
                .toList();
    }
}
