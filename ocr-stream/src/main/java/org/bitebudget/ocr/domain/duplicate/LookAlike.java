package org.bitebudget.ocr.domain.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.text.Fold;

/**
 * Another receipt of the household that looks like the same piece of paper: same day and currency, times that do not
 * contradict each other, and either the same total with the same time, the same shop or almost the same lines, or
 * another total with the same shop and almost the same lines.
 *
 * @param receiptId the other one
 * @param totalDiffers whether it has another total
 */
public record LookAlike(String receiptId, boolean totalDiffers) {

    /** Share of the line totals of the longer receipt that the other one has, too. */
    static final double LINES_ALIKE = 0.8;

    private static final int ENOUGH_LINES = 2;
    private static final int SHORTEST_NAME = 4;
    private static final int LETTERS_PER_MISREAD = 5;

    /** How the times of two photos go together. */
    private enum Times {
        SAME,
        UNKNOWN,
        /** One digit apart: one of them may be misread. */
        NEARLY,
        DIFFERENT
    }

    /**
     * The receipt that this one looks like; those with the same total first, then in the given order. Receipts that are
     * held themselves don't count, nor do those that a person told apart.
     *
     * @param day receipts of the same household and day
     */
    public static Optional<LookAlike> of(Fingerprint receipt, List<Fingerprint> day) {
        List<Fingerprint> others = day.stream()
                .filter(other -> !other.receiptId().equals(receipt.receiptId()))
                .filter(other -> !other.held())
                .filter(other -> !receipt.receiptId().equals(other.apartFrom()))
                .filter(other -> other.currency().equals(receipt.currency()))
                .toList();
        return others.stream()
                .filter(other -> hasSameTotal(receipt, other))
                .findFirst()
                .map(other -> new LookAlike(other.receiptId(), false))
                .or(() -> others.stream()
                        .filter(other -> hasOtherTotal(receipt, other))
                        .findFirst()
                        .map(other -> new LookAlike(other.receiptId(), true)));
    }

    private static boolean hasSameTotal(Fingerprint a, Fingerprint b) {
        if (a.total() != b.total()) {
            return false;
        }
        boolean sameLines = haveEnoughLines(a, b) && linesInCommon(a, b) >= LINES_ALIKE;
        return switch (times(a, b)) {
            case SAME -> true;
            case UNKNOWN -> sameLines || isSameShop(a, b);
            case NEARLY -> sameLines && isSameShop(a, b);
            case DIFFERENT -> false;
        };
    }

    private static boolean hasOtherTotal(Fingerprint a, Fingerprint b) {
        Times times = times(a, b);
        return a.total() != b.total()
                && (times == Times.SAME || times == Times.UNKNOWN)
                && isSameShop(a, b)
                && haveEnoughLines(a, b)
                && linesInCommon(a, b) >= LINES_ALIKE;
    }

    private static boolean haveEnoughLines(Fingerprint a, Fingerprint b) {
        return Math.min(a.lineTotals().size(), b.lineTotals().size()) >= ENOUGH_LINES;
    }

    /** Common line totals, each as often as both have it, over those of the longer receipt. */
    private static double linesInCommon(Fingerprint a, Fingerprint b) {
        List<Long> rest = new ArrayList<>(b.lineTotals());
        long common = a.lineTotals().stream().filter(rest::remove).count();
        return (double) common / Math.max(a.lineTotals().size(), b.lineTotals().size());
    }

    private static boolean isSameShop(Fingerprint a, Fingerprint b) {
        if (a.merchantId() == null || b.merchantId() == null) {
            return false;
        }
        String one = Fold.text(a.merchantId());
        String other = Fold.text(b.merchantId());
        int shorter = Math.min(one.length(), other.length());
        boolean beginsAlike = shorter >= SHORTEST_NAME && (one.startsWith(other) || other.startsWith(one));
        int misread = shorter / LETTERS_PER_MISREAD;
        return one.equals(other) || beginsAlike || Fold.distance(one, other, misread) <= misread;
    }

    private static Times times(Fingerprint a, Fingerprint b) {
        if (a.time() == null || b.time() == null) {
            return Times.UNKNOWN;
        }
        String one = String.format("%02d%02d", a.time().getHour(), a.time().getMinute());
        String other = String.format("%02d%02d", b.time().getHour(), b.time().getMinute());
        int apart = 0;
        for (int i = 0; i < one.length(); i++) {
            apart += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return apart == 0 ? Times.SAME : apart == 1 ? Times.NEARLY : Times.DIFFERENT;
    }
}
