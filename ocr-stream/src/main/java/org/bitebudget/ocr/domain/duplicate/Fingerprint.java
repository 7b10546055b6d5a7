package org.bitebudget.ocr.domain.duplicate;

import java.time.LocalTime;
import java.util.List;

/**
 * What two photos of one receipt have in common; both are of one household and day.
 *
 * @param merchantId id of the shop, null where it was not read
 * @param time null where none was read
 * @param total minor units of the currency
 * @param lineTotals minor units, in any order
 * @param held whether it is itself held as the second photo of another
 * @param apartFrom receipt that a person told it from; null where nobody did
 */
public record Fingerprint(
        String receiptId,
        String merchantId,
        LocalTime time,
        String currency,
        long total,
        List<Long> lineTotals,
        boolean held,
        String apartFrom) {

    public Fingerprint {
        lineTotals = List.copyOf(lineTotals);
    }

    /** Whether both say the same of the receipt itself, whatever became of them. */
    public boolean showsTheSame(Fingerprint other) {
        return equals(new Fingerprint(
                receiptId,
                other.merchantId,
                other.time,
                other.currency,
                other.total,
                other.lineTotals,
                held,
                apartFrom));
    }
}
