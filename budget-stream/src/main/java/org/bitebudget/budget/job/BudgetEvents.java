package org.bitebudget.budget.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.budget.domain.BudgetAlert;
import org.bitebudget.budget.domain.BudgetMonth;
import org.bitebudget.budget.domain.BudgetPlan;
import org.bitebudget.budget.domain.CategoryDays;
import org.bitebudget.budget.domain.CategoryMonth;
import org.bitebudget.budget.domain.DueCommitment;
import org.bitebudget.budget.domain.MemberAccount;
import org.bitebudget.budget.domain.Redistribution;
import org.bitebudget.budget.domain.Thresholds;
import org.bitebudget.event.Bucket;
import org.bitebudget.event.CarryPolicy;
import org.bitebudget.event.DayStatus;
import org.bitebudget.event.Donation;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PlannedCategory;
import org.bitebudget.event.RedistributionMode;
import org.bitebudget.event.RedistributionState;
import org.bitebudget.platform.ids.Ids;

/**
 * Events of one household's month from its domain. Their times are those of the newest input they were made from, so that
 * replaying the inputs gives the same events.
 */
final class BudgetEvents {

    /** Name of the app in envelopes. */
    static final String PRODUCER = "budget-stream";

    private final String household;
    private final String month;
    private final Instant occurredAt;
    private final Instant recordedAt;

    /**
     * @param occurredAt when the newest input happened
     * @param recordedAt when the newest input was taken in
     */
    BudgetEvents(String household, String month, Instant occurredAt, Instant recordedAt) {
        this.household = household;
        this.month = month;
        this.occurredAt = occurredAt;
        this.recordedAt = recordedAt;
    }

    org.bitebudget.event.BudgetMonth month(BudgetMonth folded, long revision) {
        return month(folded, envelope(Ids.of("bmo", household, month), revision));
    }

    static org.bitebudget.event.BudgetMonth month(BudgetMonth folded, Envelope envelope) {
        int firstEpochDay = epochDay(folded.month().atDay(1));
        List<org.bitebudget.event.CategoryMonth> categories =
                new ArrayList<>(folded.categories().size());
        for (CategoryMonth category : folded.categories()) {
            categories.add(category(category, firstEpochDay));
        }
        // no builder: it copies, and there are many of these
        org.bitebudget.event.BudgetMonth month = new org.bitebudget.event.BudgetMonth();
        month.setEnvelope(envelope);
        month.setHousehold(folded.household());
        month.setMonth(folded.month().toString());
        month.setZone(folded.zone());
        month.setCurrency(folded.currency());
        month.setPlanned(folded.planned());
        month.setSpent(folded.spent());
        month.setRemaining(folded.remaining());
        month.setHasPlan(folded.planInForce().isPresent());
        month.setStatus(status(folded.status()));
        month.setRefusedEntries(folded.refusedEntries());
        month.setCategories(categories);
        month.setMembers(folded.members().stream().map(BudgetEvents::member).toList());
        month.setCommitments(
                folded.commitments().stream().map(BudgetEvents::commitment).toList());
        Thresholds thresholds = folded.planInForce().map(BudgetPlan::thresholds).orElse(Thresholds.DEFAULT);
        month.setAmberPercent(thresholds.amberPercent());
        month.setRedPercent(thresholds.redPercent());
        return month;
    }

    org.bitebudget.event.BudgetPlan plan(BudgetPlan plan, long revision) {
        var amounts = plan.amounts();
        List<PlannedCategory> categories = plan.categories().stream()
                .map(category -> new PlannedCategory(
                        category.category(),
                        Bucket.valueOf(category.bucket().name()),
                        new Money(amounts.get(category.category()), plan.currency()),
                        category.priority(),
                        category.essential()))
                .toList();
        return new org.bitebudget.event.BudgetPlan(
                envelope(Ids.of("bpl", household, month), revision),
                household,
                month,
                plan.zone().getId(),
                plan.currency(),
                new Money(plan.income(), plan.currency()),
                categories,
                CarryPolicy.valueOf(plan.carry().name()),
                RedistributionMode.valueOf(plan.redistribution().name()));
    }

    org.bitebudget.event.Redistribution redistribution(Redistribution moved, long revision) {
        return redistribution(household, month, moved, envelope(moved.id(), revision));
    }

    static org.bitebudget.event.Redistribution redistribution(
            String household, String month, Redistribution moved, Envelope envelope) {
        RedistributionState state = RedistributionState.valueOf(moved.state().name());
        return redistribution(household, month, moved, state, moved.sentence(), envelope);
    }

    /** What was told before no longer holds, since what caused it was corrected. */
    org.bitebudget.event.Redistribution withdrawn(Redistribution moved, long revision) {
        return redistribution(
                household,
                month,
                moved,
                RedistributionState.WITHDRAWN,
                "Withdrawn: " + moved.sentence(),
                envelope(moved.id(), revision));
    }

    org.bitebudget.event.BudgetAlert alert(BudgetAlert alert) {
        return AlertEvents.of(alert, envelope(alert.id(), 1));
    }

    private static org.bitebudget.event.Redistribution redistribution(
            String household,
            String month,
            Redistribution moved,
            RedistributionState state,
            String sentence,
            Envelope envelope) {
        return new org.bitebudget.event.Redistribution(
                envelope,
                household,
                moved.id(),
                month,
                moved.date(),
                moved.receiver(),
                moved.donations().stream()
                        .map(gift -> new Donation(gift.category(), new Money(gift.minor(), moved.currency())))
                        .toList(),
                new Money(moved.need(), moved.currency()),
                new Money(moved.covered(), moved.currency()),
                new Money(moved.uncovered(), moved.currency()),
                state,
                sentence);
    }

    private Envelope envelope(String subject, long revision) {
        return new Envelope(
                Ids.event(PRODUCER, subject, revision), subject, revision, occurredAt, recordedAt, PRODUCER, household);
    }

    private static org.bitebudget.event.CategoryMonth category(CategoryMonth category, int firstEpochDay) {
        return new org.bitebudget.event.CategoryMonth(
                category.category(),
                Bucket.valueOf(category.bucket().name()),
                category.planned(),
                category.spent(),
                category.remaining(),
                category.redistributed(),
                category.shortfall(),
                status(category.status()),
                days(category.days(), firstEpochDay));
    }

    /** Days in a row that are alike are told once: most are, and a month has hundreds. */
    private static List<org.bitebudget.event.CategoryDay> days(CategoryDays days, int firstEpochDay) {
        List<org.bitebudget.event.CategoryDay> told = new ArrayList<>(days.size());
        int from = 0;
        for (int day = 1; day <= days.size(); day++) {
            if (day == days.size() || !days.areAlike(from, day)) {
                told.add(new org.bitebudget.event.CategoryDay(
                        firstEpochDay + from,
                        days.planned(from),
                        days.spent(from),
                        days.carried(from),
                        days.remaining(from),
                        status(days.status(from)),
                        day - from));
                from = day;
            }
        }
        return told;
    }

    private static org.bitebudget.event.MemberAccount member(MemberAccount account) {
        return new org.bitebudget.event.MemberAccount(
                account.member(), account.currency(), account.spent(), account.sent(), account.received());
    }

    private static org.bitebudget.event.DueCommitment commitment(DueCommitment due) {
        return new org.bitebudget.event.DueCommitment(
                due.id(),
                due.category(),
                epochDay(due.date()),
                due.minor(),
                due.paidOn().map(BudgetEvents::epochDay).orElse(null));
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static DayStatus status(org.bitebudget.budget.domain.DayStatus status) {
        return switch (status) {
            case GREEN -> DayStatus.GREEN;
            case AMBER -> DayStatus.AMBER;
            case RED -> DayStatus.RED;
        };
    }
}
