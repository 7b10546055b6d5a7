package org.bitebudget.budget.domain.goal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bitebudget.budget.domain.sentence.MessageKey;
import org.bitebudget.budget.domain.sentence.Sentence;
import org.bitebudget.platform.money.Money;

/**
 * How an instalment plan stands on a day. Payments cover the parts in the order of their days, whatever day they were made on.
 *
 * @param plan what is paid
 * @param paid paid so far
 * @param partsPaid how many parts that covers in full
 * @param next the first part not covered in full, with what is open of it; absent once all is paid
 * @param overdue what should have been paid before today and was not
 */
public record InstalmentProgress(InstalmentPlan plan, Money paid, int partsPaid, Optional<Due> next, Money overdue) {

    /**
     * A payment to come.
     *
     * @param date its day
     * @param open what is open of it
     */
    public record Due(LocalDate date, Money open) {}

    /**
     * The progress on a day.
     *
     * @param payments all there are, in any order
     * @param today the day
     */
    public static InstalmentProgress of(InstalmentPlan plan, Collection<Contribution> payments, LocalDate today) {
        String currency = plan.total().currency();
        long paid = payments.stream().mapToLong(Contribution::minor).reduce(0, Math::addExact);
        SortedMap<LocalDate, Long> open = open(plan, paid);
        Optional<Due> next = open.entrySet().stream()
                .findFirst()
                .map(part -> new Due(part.getKey(), new Money(part.getValue(), currency)));
        long overdue =
                open.headMap(today).values().stream().mapToLong(Long::longValue).sum();
        return new InstalmentProgress(
                plan, new Money(paid, currency), plan.count() - open.size(), next, new Money(overdue, currency));
    }

    /** What is open of each part that is not paid in full, by the day it is due. */
    public SortedMap<LocalDate, Long> open() {
        return open(plan, paid.minor());
    }

    private static SortedMap<LocalDate, Long> open(InstalmentPlan plan, long paid) {
        SortedMap<LocalDate, Long> open = new TreeMap<>();
        long left = paid;
        for (Map.Entry<LocalDate, Long> part : plan.schedule().entrySet()) {
            long covered = Math.max(0, Math.min(left, part.getValue()));
            left -= covered;
            if (covered < part.getValue()) {
                open.put(part.getKey(), part.getValue() - covered);
            }
        }
        return open;
    }

    /** What is still to be paid. */
    public Money remaining() {
        return new Money(Math.max(0, plan.total().minor() - paid.minor()), paid.currency());
    }

    /** The progress in a sentence. */
    public Sentence sentence() {
        if (next.isEmpty()) {
            return Sentence.of(MessageKey.INSTALMENT_PAID, paid, plan.count());
        }
        Due due = next.get();
        return overdue.minor() > 0
                ? Sentence.of(MessageKey.INSTALMENT_OVERDUE, overdue, due.date(), paid, plan.total())
                : Sentence.of(MessageKey.INSTALMENT_DUE, due.open(), due.date(), partsPaid, plan.count(), remaining());
    }
}
