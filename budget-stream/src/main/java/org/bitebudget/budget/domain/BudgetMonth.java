package org.bitebudget.budget.domain;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A household's month: what {@link LedgerFold} makes of its inputs.
 *
 * @param household whose month
 * @param month which month
 * @param zone IANA zone of its days
 * @param currency ISO 4217 code of all amounts
 * @param planInForce the last plan in effect in the month, absent if there is none
 * @param status how the month stands in all; green without a plan
 * @param categories planned categories and those with spending, by id
 * @param redistributions what was moved or suggested, by day, then in the order it was assessed
 * @param members what each member moved, transfers included
 * @param refused spending that is not booked, since it can't be converted into the month's currency
 * @param unknownCategories categories of lines that the taxonomy does not know; they are booked as uncategorised, sorted
 */
public record BudgetMonth(
        String household,
        YearMonth month,
        String zone,
        String currency,
        Optional<BudgetPlan> planInForce,
        DayStatus status,
        List<CategoryMonth> categories,
        List<Redistribution> redistributions,
        List<MemberAccount> members,
        List<RefusedSpending> refused,
        List<String> unknownCategories) {

    public BudgetMonth {
        categories = List.copyOf(categories);
        redistributions = List.copyOf(redistributions);
        members = List.copyOf(members);
        refused = List.copyOf(refused);
        unknownCategories = List.copyOf(unknownCategories);
    }

    /** How many entries are not booked. */
    public int refusedEntries() {
        return refused.stream().mapToInt(RefusedSpending::entries).sum();
    }

    /** Whether an entry of the month is among those that are not booked. */
    public boolean refuses(LedgerEntry entry) {
        return refusal(entry).isPresent();
    }

    /** Why an entry of the month is not booked; empty if it is. */
    public Optional<RefusedSpending.Reason> refusal(LedgerEntry entry) {
        return refused.stream()
                .filter(spending -> entry.spends()
                        && spending.currency().equals(entry.currency())
                        && spending.date().equals(entry.date()))
                .map(RefusedSpending::reason)
                .findFirst();
    }

    /** Everything the household is bound to pay in the month, by day. */
    public List<DueCommitment> commitments() {
        return categories.stream()
                .flatMap(category -> category.days().commitments().stream())
                .sorted(Comparator.comparing(DueCommitment::date).thenComparing(DueCommitment::id))
                .toList();
    }

    /** Planned over all categories, in minor units. */
    public long planned() {
        return categories.stream().mapToLong(CategoryMonth::planned).sum();
    }

    /** Spent over all categories, in minor units. */
    public long spent() {
        return categories.stream().mapToLong(CategoryMonth::spent).sum();
    }

    /** What is left of the month, in minor units. */
    public long remaining() {
        return planned() - spent();
    }
}
