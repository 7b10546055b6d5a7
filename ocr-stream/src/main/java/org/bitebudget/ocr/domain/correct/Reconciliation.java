package org.bitebudget.ocr.domain.correct;

import java.util.Map;

/**
 * What the amounts of a receipt come to after a person's corrections.
 *
 * @param delta total minus what the lines, tax and rounding add up to, minor units; null without total or lines
 * @param arithmeticOk whether the lines add up to the total and a second equality confirms it
 */
public record Reconciliation(Long delta, boolean arithmeticOk) {

    /**
     * Adds up.
     *
     * @param addedToLines what the machine found printed beside the lines to make up the total, such as a service
     *     charge; null where its lines did not add up
     * @param totalConfirmed whether print other than the lines confirmed this total before
     */
    public static Reconciliation of(ReceiptFields receipt, Long addedToLines, boolean totalConfirmed) {
        Long total = receipt.sums().get(Sum.TOTAL);
        if (total == null || receipt.lines().isEmpty()) {
            return new Reconciliation(null, false);
        }
        boolean machines = addedToLines != null && lines(receipt) + addedToLines == total;
        boolean addsUp = machines || addsUp(receipt, total);
        boolean confirmed = totalConfirmed || isConfirmed(receipt.sums(), total);
        return new Reconciliation(addsUp ? 0 : total - lines(receipt), addsUp && confirmed);
    }

    /** Whether the lines lead to that amount: as they are, with tax where prices are net, with rounding. */
    public static boolean addsUp(ReceiptFields receipt, long amount) {
        long tax = receipt.sums().getOrDefault(Sum.TAX_TOTAL, 0L);
        long rounding = receipt.sums().getOrDefault(Sum.ROUNDING, 0L);
        long rest = amount - lines(receipt);
        return !receipt.lines().isEmpty() && (rest == 0 || rest == tax || rest == rounding || rest == tax + rounding);
    }

    private static long lines(ReceiptFields receipt) {
        return receipt.lines().values().stream().mapToLong(LineFields::total).sum();
    }

    private static boolean isConfirmed(Map<Sum, Long> sums, long total) {
        Long cash = sums.get(Sum.CASH);
        Long change = sums.get(Sum.CHANGE);
        boolean paid = cash != null && change != null && change != 0 && Math.abs(cash) - Math.abs(change) == total;
        Long subtotal = sums.get(Sum.SUBTOTAL);
        long tax = sums.getOrDefault(Sum.TAX_TOTAL, 0L);
        long rounding = sums.getOrDefault(Sum.ROUNDING, 0L);
        boolean added = subtotal != null && (tax != 0 || rounding != 0) && subtotal + tax + rounding == total;
        boolean rounded = subtotal != null && rounding != 0 && subtotal + rounding == total;
        return paid || added || rounded;
    }
}
