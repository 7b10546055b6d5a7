package org.bitebudget.budget.job;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bitebudget.budget.domain.Allocation;
import org.bitebudget.budget.domain.BucketShares;
import org.bitebudget.budget.domain.BudgetPlan;
import org.bitebudget.budget.domain.CarryPolicy;
import org.bitebudget.budget.domain.Commitment;
import org.bitebudget.budget.domain.DayDistribution;
import org.bitebudget.budget.domain.InvalidBudgetInputException;
import org.bitebudget.budget.domain.PlanChange;
import org.bitebudget.budget.domain.PlannedCategory;
import org.bitebudget.budget.domain.PlannedIncome;
import org.bitebudget.budget.domain.Recurrence;
import org.bitebudget.budget.domain.RedistributionMode;
import org.bitebudget.budget.domain.Thresholds;
import org.bitebudget.event.PlanCategory;
import org.bitebudget.event.PlanCommitment;
import org.bitebudget.platform.taxonomy.Bucket;
import org.bitebudget.platform.time.Months;

/** Plan changes from their events. */
final class PlanChanges {

    private PlanChanges() {}

    /** What is wrong with the event, if anything is. */
    static Optional<String> refusal(org.bitebudget.event.PlanChange event) {
        try {
            BudgetPlan plan = of(event).plan();
            return Months.isClosed(plan.month(), event.getEnvelope().getRecordedAt(), plan.zone())
                    ? Optional.of("the plan came when " + plan.month() + " had been over for more than "
                            + Months.OPEN_AFTER + " months")
                    : Optional.empty();
        } catch (InvalidBudgetInputException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @throws InvalidBudgetInputException if the event contradicts itself */
    static PlanChange of(org.bitebudget.event.PlanChange event) {
        YearMonth month = Months.parse(event.getMonth())
                .orElseThrow(
                        () -> new InvalidBudgetInputException("'" + event.getMonth() + "' is not a month YYYY-MM"));
        BudgetPlan plan = new BudgetPlan(
                month,
                zone(event.getZone()),
                event.getCurrency(),
                event.getIncomes().stream()
                        .map(income -> income(income, event.getCurrency()))
                        .toList(),
                new BucketShares(
                        event.getShares().getNeed(),
                        event.getShares().getWant(),
                        event.getShares().getSaving()),
                event.getCategories().stream().map(PlanChanges::category).toList(),
                event.getCommitments().stream().map(PlanChanges::commitment).toList(),
                CarryPolicy.valueOf(event.getCarry().name()),
                RedistributionMode.valueOf(event.getRedistribution().name()),
                new Thresholds(event.getAmberPercent(), event.getRedPercent()));
        return new PlanChange(
                event.getEnvelope().getEventId(),
                event.getEnvelope().getRevision(),
                event.getEnvelope().getOccurredAt(),
                event.getEffectiveFrom(),
                plan.completed());
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new InvalidBudgetInputException("'" + id + "' is not a time zone");
        }
    }

    private static PlannedIncome income(org.bitebudget.event.PlannedIncome income, String currency) {
        if (!income.getAmount().getCurrency().equals(currency)) {
            throw new InvalidBudgetInputException(
                    "an income is in " + income.getAmount().getCurrency() + ", the plan in " + currency);
        }
        return new PlannedIncome(income.getDate(), income.getAmount().getMinor());
    }

    private static Commitment commitment(PlanCommitment commitment) {
        return new Commitment(
                commitment.getCommitmentId(),
                commitment.getCategoryId(),
                commitment.getAmountMinor(),
                new Recurrence(
                        commitment.getFirst(),
                        Recurrence.Unit.valueOf(commitment.getUnit().name()),
                        commitment.getEvery(),
                        Optional.ofNullable(commitment.getLast())));
    }

    private static PlannedCategory category(PlanCategory category) {
        return new PlannedCategory(
                category.getCategoryId(),
                Bucket.valueOf(category.getBucket().name()),
                allocation(category),
                category.getPriority(),
                category.getEssential(),
                distribution(category));
    }

    private static Allocation allocation(PlanCategory category) {
        if (category.getAmountMinor() != null && category.getShare() != null) {
            throw new InvalidBudgetInputException(
                    category.getCategoryId() + " has both an amount and a share; it takes one of them");
        }
        if (category.getAmountMinor() != null) {
            return new Allocation.Amount(category.getAmountMinor());
        }
        if (category.getShare() != null) {
            return new Allocation.Share(BigDecimal.valueOf(
                    category.getShare().getMantissa(), category.getShare().getScale()));
        }
        return new Allocation.Rest(1);
    }

    private static DayDistribution distribution(PlanCategory category) {
        List<Integer> weights = category.getWeights();
        return switch (category.getSpread()) {
            case EVEN -> new DayDistribution.Even();
            case WEEKDAY_WEIGHTS -> new DayDistribution.WeekdayWeights(weights);
            case FIXED_DAYS -> new DayDistribution.FixedDays(weights);
            case WEEKLY -> new DayDistribution.Weekly();
        };
    }
}
