package org.bitebudget.ocr.domain.duplicate;

import java.util.Optional;
import org.bitebudget.ocr.domain.correct.ReceiptFields;
import org.bitebudget.ocr.domain.correct.Reconciliation;
import org.bitebudget.ocr.domain.correct.Sum;

/** A total that two independent equalities contradict: the bought lines and what was paid agree on another amount. */
public final class ContradictedTotal {

    private ContradictedTotal() {}

    /** The amount that lines and payment agree on, in minor units, where it is not the total. */
    public static Optional<Long> of(ReceiptFields receipt) {
        Long total = receipt.sums().get(Sum.TOTAL);
        Long cash = receipt.sums().get(Sum.CASH);
        Long change = receipt.sums().get(Sum.CHANGE);
        if (total == null || cash == null || change == null || change == 0) {
            return Optional.empty();
        }
        long paid = Math.abs(cash) - Math.abs(change);
        return paid != total && paid > 0 && Reconciliation.addsUp(receipt, paid) ? Optional.of(paid) : Optional.empty();
    }
}
