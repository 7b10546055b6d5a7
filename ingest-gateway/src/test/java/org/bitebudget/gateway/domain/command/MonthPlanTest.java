package org.bitebudget.gateway.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.command.MonthPlan.Carry;
import org.bitebudget.gateway.domain.command.MonthPlan.Income;
import org.bitebudget.gateway.domain.command.MonthPlan.Redistribution;
import org.bitebudget.gateway.domain.command.MonthPlan.Shares;
import org.bitebudget.gateway.domain.command.PlanCategory.Spread;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.taxonomy.Bucket;
import org.junit.jupiter.api.Test;

/** Plans for November 2026, sent at half past ten in the evening of the 10th by UTC. */
class MonthPlanTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Instant NOW = Instant.parse("2026-11-10T22:30:00Z");
    private static final String LONDON = "Europe/London";
    private static final String ATHENS = "Europe/Athens";

    @Test
    void aMonthsFirstPlanHoldsFromTheFirstOrAsItSays() {
        assertThat(plan(LONDON).firstDay(false, NOW)).isEqualTo(NOVEMBER.atDay(1));
        assertThat(plan(LONDON, 4).firstDay(false, NOW)).isEqualTo(NOVEMBER.atDay(4));
        assertThat(plan(LONDON, 4).faults(NOW)).isEmpty();
    }

    @Test
    void aPlanThatTakesAnothersPlaceHoldsFromTheHouseholdsOwnToday() {
        assertThat(plan(LONDON).firstDay(true, NOW)).isEqualTo(NOVEMBER.atDay(10));
        assertThat(plan(ATHENS).firstDay(true, NOW)).isEqualTo(NOVEMBER.atDay(11));
        assertThat(plan(ATHENS, 20).firstDay(true, NOW)).isEqualTo(NOVEMBER.atDay(20));
        assertThat(plan(LONDON).firstDay(true, NOW.minusSeconds(2_000_000))).isEqualTo(NOVEMBER.atDay(1));
    }

    @Test
    void daysThatAreOverStayAsTheyWereLived() {
        assertThat(plan(LONDON, 10).replacementFaults(NOW)).isEmpty();
        assertThat(plan(ATHENS, 10).replacementFaults(NOW)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/effective_from");
            assertThat(fault.reason()).contains("not before 2026-11-11", "leave it out");
        });
        assertThat(plan(LONDON).replacementFaults(NOW)).isEmpty();
        assertThat(plan(LONDON).replacementFaults(Instant.parse("2026-12-01T00:00:00Z")))
                .extracting(Fault::pointer)
                .containsExactly("/effective_from");
    }

    @Test
    void whatTheDaysAreWeighedWithMayBeAsLargeAsTheBudgetsTakeIt() {
        assertThat(plan(LONDON, category(Spread.FIXED_DAYS, List.of(15, 31))).faults(NOW))
                .isEmpty();
        assertThat(plan(LONDON, category(Spread.WEEKDAY_WEIGHTS, List.of(1_000_000, 0, 0, 0, 0, 0, 0)))
                        .faults(NOW))
                .isEmpty();
        assertThat(plan(LONDON, category(Spread.FIXED_DAYS, List.of(15, 15))).faults(NOW))
                .hasSize(1);
    }

    private static MonthPlan plan(String zone, PlanCategory... categories) {
        return plan(zone, Optional.empty(), categories);
    }

    private static MonthPlan plan(String zone, int from) {
        return plan(zone, Optional.of(NOVEMBER.atDay(from)));
    }

    private static MonthPlan plan(String zone, Optional<LocalDate> from, PlanCategory... categories) {
        return new MonthPlan(
                NOVEMBER,
                from,
                ZoneId.of(zone),
                "EUR",
                List.of(new Income(NOVEMBER.atDay(1), new Money(200_000, "EUR"))),
                Shares.USUAL,
                List.of(categories),
                List.of(),
                Carry.NONE,
                Redistribution.OFF,
                80,
                100);
    }

    private static PlanCategory category(Spread spread, List<Integer> weights) {
        return new PlanCategory(
                "dining",
                Bucket.WANT,
                Optional.empty(),
                Optional.of(new BigDecimal("0.12345678")),
                4,
                false,
                spread,
                weights);
    }
}
