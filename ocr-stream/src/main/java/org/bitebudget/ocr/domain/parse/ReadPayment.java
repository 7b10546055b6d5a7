package org.bitebudget.ocr.domain.parse;

import org.bitebudget.ocr.domain.text.Box;

/**
 * One payment.
 *
 * @param label as printed
 * @param amount minor units handed over or charged, before change
 * @param confidence 0 to 1
 * @param raw as printed
 */
public record ReadPayment(Kind kind, String label, long amount, double confidence, Box box, String raw) {

    /** How something was paid. */
    public enum Kind {
        CASH,
        CARD,
        VOUCHER,
        /** Printed as paid without saying how. */
        OTHER
    }
}
