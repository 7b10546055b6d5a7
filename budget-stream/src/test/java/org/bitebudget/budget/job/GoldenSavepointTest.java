package org.bitebudget.budget.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.BudgetDecision;
import org.bitebudget.event.BudgetMonth;
import org.bitebudget.event.ExchangeRate;
import org.bitebudget.event.HouseholdAim;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.PlanChange;
import org.bitebudget.event.Redistribution;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.flink.CollectedEvents;
import org.bitebudget.platform.flink.GivenEvents;
import org.bitebudget.platform.flink.GoldenSavepoint;
import org.bitebudget.platform.flink.JobRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version kept of a household goes on. After a wanted change of the state, write it anew with {@code mvn
 * test -Dtest=GoldenSavepointTest -Dgolden.write=true}.
 */
class GoldenSavepointTest {

    private static final GoldenSavepoint GOLDEN = new GoldenSavepoint(Path.of("src/test/resources/golden-savepoint"));

    @TempDir
    Path state;

    private final Happened happened = new Happened("golden-household");
    private final CollectedEvents<BudgetMonth> months = new CollectedEvents<>("months");
    private final CollectedEvents<Redistribution> redistributions = new CollectedEvents<>("redistributions");

    @Test
    @EnabledIfSystemProperty(named = "golden.write", matches = "true")
    void write() throws Exception {
        LedgerEntry overspend = happened.purchase("e", 1, "2026-11-10", Happened.line("dining", 10_000));
        GOLDEN.write(job(overspend), state, () -> !redistributions.all().isEmpty());
    }

    @Test
    void aHouseholdsBudgetGoesOnFromTheSavepoint() throws Exception {
        // Given a savepoint of a month whose overspend on eating out moved money

        // When the purchase is corrected
        LedgerEntry correction = happened.purchase("e", 2, "2026-11-10", Happened.line("dining", 1_000));
        GOLDEN.restore(job(correction), state, () -> !redistributions.all().isEmpty());

        // Then what it had caused is withdrawn, with the next revision
        assertThat(redistributions.all()).singleElement().satisfies(event -> {
            assertThat(event.getState()).isEqualTo(RedistributionState.WITHDRAWN);
            assertThat(event.getEnvelope().getRevision()).isEqualTo(2);
        });
        BudgetMonth last = months.all().get(months.all().size() - 1);
        assertThat(last.getSpent()).isEqualTo(1_000);
        assertThat(last.getPlanned()).isEqualTo(15_000);
    }

    @Test
    void everyOperatorHasAUidAndNothingFallsBackToKryo() {
        JobRules.check(job(happened.purchase("e", 1, "2026-11-10")), GoldenSavepoint.settings(state, Optional.empty()));
    }

    private BudgetJob job(LedgerEntry entry) {
        // Names a suggestion that never was, so it has no effect.
        BudgetDecision decision = happened.decision(noSuggestion(), true);
        return new BudgetJob(
                new BudgetJob.Sources(
                        new GivenEvents<>(
                                "plan-changes", PlanChange.class, List.of(happened.plan(RedistributionMode.AUTOMATIC))),
                        new GivenEvents<>("ledger", LedgerEntry.class, List.of(entry)),
                        new GivenEvents<>("decisions", BudgetDecision.class, List.of(decision)),
                        new GivenEvents<>(
                                "aims",
                                HouseholdAim.class,
                                List.of(happened.instalments(1, "2026-11-01", 3_000, 3, "2026-12-05"))),
                        new GivenEvents<>(
                                "rates",
                                ExchangeRate.class,
                                List.of(Happened.rate("EUR", "CHF", "2026-11-01", 95, 1)))),
                new BudgetJob.Sinks(
                        months,
                        new CollectedEvents<>("plans"),
                        redistributions,
                        new CollectedEvents<>("alerts"),
                        new CollectedEvents<>("spending"),
                        new CollectedEvents<>("days"),
                        new CollectedEvents<>("refused-entries"),
                        new CollectedEvents<>("refused-decisions")),
                new Refusals(event -> event.toString().getBytes(StandardCharsets.UTF_8), event -> event.toString()
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private Redistribution noSuggestion() {
        Redistribution none = new Redistribution();
        none.setRedistributionId("red_none");
        none.setEnvelope(happened.purchase("none", 1, "2026-11-10").getEnvelope());
        return none;
    }
}
