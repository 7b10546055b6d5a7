package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds how a receipt was paid. */
final class Payments {

    private static final Map<LabelRole, ReadPayment.Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(LabelRole.CARD, ReadPayment.Kind.CARD);
        KINDS.put(LabelRole.CASH, ReadPayment.Kind.CASH);
        KINDS.put(LabelRole.VOUCHER, ReadPayment.Kind.VOUCHER);
        KINDS.put(LabelRole.PAID, ReadPayment.Kind.OTHER);
    }

    private Payments() {}

    /**
     * The payments that settle the total: one that is the total, or leaves the printed change; two that make it together;
     * otherwise the surest.
     *
     * @param total in minor units
     * @param change given back, 0 where none is printed
     */
    static List<ReadPayment> settling(Evidence evidence, Optional<Long> total, long change) {
        List<ReadPayment> payments = printed(evidence);
        if (total.isPresent()) {
            long due = total.get() + Math.abs(change);
            for (ReadPayment payment : payments) {
                if (payment.amount() == due || payment.amount() == total.get()) {
                    return List.of(payment);
                }
            }
            for (ReadPayment first : payments) {
                for (ReadPayment second : payments) {
                    if (!first.equals(second) && first.amount() > 0 && first.amount() + second.amount() == due) {
                        return List.of(first, second);
                    }
                }
            }
        }
        return payments.stream()
                .filter(payment -> payment.amount() != 0)
                .max(Comparator.comparingDouble(ReadPayment::confidence))
                .map(List::of)
                .orElse(List.of());
    }

    /** Every labelled payment once, kinds that are said before those that are not. */
    private static List<ReadPayment> printed(Evidence evidence) {
        Map<Long, ReadPayment> payments = new LinkedHashMap<>();
        KINDS.forEach((role, kind) -> evidence.with(role).stream()
                .sorted(Comparator.comparingDouble(
                        (LabelledAmount amount) -> -amount.figure().confidence()))
                .forEach(amount -> payments.putIfAbsent(
                        Math.abs(amount.minor()),
                        new ReadPayment(
                                kind,
                                amount.phrase(),
                                Math.abs(amount.minor()),
                                amount.certainty() * amount.figure().confidence(),
                                amount.figure().box(),
                                amount.figure().raw()))));
        return new ArrayList<>(payments.values());
    }
}
