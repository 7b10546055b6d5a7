package org.bitebudget.budget.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.taxonomy.Bucket;

/** A small household for tests: eating out 90.00 and entertainment 60.00 EUR in November 2026. */
final class Plans {

    static final String HOUSEHOLD = MonthArbitraries.HOUSEHOLD;
    static final String MEMBER = "member-1";
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final PlannedCategory DINING = want("dining", 9000, 4);
    static final PlannedCategory ENTERTAINMENT = want("entertainment", 6000, 5);

    private Plans() {}

    static PlannedCategory want(String category, long minor, int priority) {
        return new PlannedCategory(
                category, Bucket.WANT, new Allocation.Amount(minor), priority, false, new DayDistribution.Even());
    }

    static BudgetPlan plan(RedistributionMode mode, PlannedCategory... categories) {
        return new BudgetPlan(
                NOVEMBER,
                ZoneId.of("Europe/Berlin"),
                "EUR",
                List.of(new PlannedIncome(NOVEMBER.atDay(1), 300_000)),
                BucketShares.DEFAULT,
                List.of(categories),
                List.of(),
                CarryPolicy.NONE,
                mode,
                Thresholds.DEFAULT);
    }

    static MonthInputs inputs(BudgetPlan plan, LedgerEntry... entries) {
        MonthInputs inputs = new MonthInputs(HOUSEHOLD, NOVEMBER);
        inputs.add(new PlanChange("plan", 1, Instant.EPOCH, NOVEMBER.atDay(1), plan));
        for (LedgerEntry entry : entries) {
            inputs.add(entry);
        }
        return inputs;
    }

    static LedgerEntry purchase(String id, int day, String category, long minor) {
        LocalDate date = NOVEMBER.atDay(day);
        return new LedgerEntry(
                id,
                1,
                id,
                date,
                "Europe/Berlin",
                date.atTime(12, 0).toInstant(ZoneOffset.UTC),
                LedgerEntry.Kind.PURCHASE,
                "EUR",
                List.of(new LedgerEntry.Line(category, minor)),
                MEMBER,
                Optional.empty());
    }
}
