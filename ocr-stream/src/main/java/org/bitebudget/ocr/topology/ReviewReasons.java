package org.bitebudget.ocr.topology;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.duplicate.ContradictedTotal;
import org.bitebudget.ocr.domain.duplicate.LookAlike;

/** What a person should look at on a reading, as codes. */
final class ReviewReasons {

    static final String CURRENCY_ASSUMED = "currency-assumed";
    static final String SUSPECTED_DUPLICATE = "suspected-duplicate";
    /** Said by the parser; it holds until a person has corrected the reading. */
    static final String SEVERAL_RECEIPTS = "several-receipts";

    static final String TOTAL_ALTERED = "total-altered";

    private ReviewReasons() {}

    /**
     * The reading with its reasons and the status that follows from them.
     *
     * @param currencyAssumed whether the currency is neither printed nor said
     */
    static ReceiptReading stated(ReceiptReading reading, boolean currencyAssumed) {
        List<String> reasons = new ArrayList<>();
        add(reasons, reading.getTotal() == null, "total-missing");
        add(reasons, reading.getDate() == null, "date-missing");
        add(reasons, reading.getMerchantId() == null, "merchant-missing");
        add(reasons, currencyAssumed, CURRENCY_ASSUMED);
        add(reasons, reading.getLines().isEmpty(), "lines-missing");
        boolean several = !reading.getCorrected() && reading.getReviewReasons().contains(SEVERAL_RECEIPTS);
        add(reasons, several, SEVERAL_RECEIPTS);
        boolean differs = reading.getReconciliationDelta() != null
                && reading.getReconciliationDelta().getMinor() != 0;
        add(reasons, differs, "sums-differ");
        add(reasons, isContradicted(reading), TOTAL_ALTERED);
        return with(reading, reading.getDuplicateOf(), reasons);
    }

    /** The reading held as a second photo of another receipt; these reasons come first. */
    static ReceiptReading held(ReceiptReading reading, LookAlike other) {
        List<String> reasons = new ArrayList<>(List.of(SUSPECTED_DUPLICATE));
        add(reasons, other.totalDiffers(), TOTAL_ALTERED);
        reading.getReviewReasons().stream()
                .filter(reason -> !reasons.contains(reason))
                .forEach(reasons::add);
        return with(reading, other.receiptId(), reasons);
    }

    /** The reading held no longer, if it was. */
    static ReceiptReading free(ReceiptReading reading) {
        return with(reading, null, reading.getReviewReasons());
    }

    private static ReceiptReading with(ReceiptReading reading, String duplicateOf, List<String> reasons) {
        return ReceiptReading.newBuilder(reading)
                .setDuplicateOf(duplicateOf)
                .setReviewReasons(reasons)
                .setStatus(reasons.isEmpty() ? ReadingStatus.DONE : ReadingStatus.NEEDS_REVIEW)
                .build();
    }

    private static boolean isContradicted(ReceiptReading reading) {
        return !CorrectedReading.isSaid(reading.getTotal())
                && (reading.getContradictedTotal() != null
                        || ContradictedTotal.of(CorrectedReading.fields(reading, 0))
                                .isPresent());
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }
}
