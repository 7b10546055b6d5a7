package org.bitebudget.budget.domain.goal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
        long left = paid;
        long overdue = 0;
        int partsPaid = 0;
        Optional<Due> next = Optional.empty();
        for (Map.Entry<LocalDate, Long> part : plan.schedule().entrySet()) {
            long covered = Math.max(0, Math.min(left, part.getValue()));
            long open = part.getValue() - covered;
            left -= covered;
            if (open == 0) {
                partsPaid++;
            } else if (next.isEmpty()) {
                next = Optional.of(new Due(part.getKey(), new Money(open, currency)));
            }
            if (part.getKey().isBefore(today)) {
                overdue += open;
            }
        }
        return new InstalmentProgress(plan, new Money(paid, currency), partsPaid, next, new Money(overdue, currency));
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
