package org.bitebudget.ocr.domain.correct;

/** Amounts of a receipt as a whole. */
public enum Sum {
    SUBTOTAL,
    TAX_TOTAL,
    ROUNDING,
    TOTAL,
    CASH,
    CHANGE
}
