package org.bitebudget.ocr.domain.parse;

/** What a printed label says about the amount or the row beside it. */
public enum LabelRole {
    TOTAL,
    SUBTOTAL,
    TAX,
    ROUNDING,
    CASH,
    CARD,
    CHANGE,
    DISCOUNT,
    SERVICE,
    /** Counts, savings, points: amounts beside it mean nothing for the sum. */
    IGNORE,
    /** Head of the table of tax rates. */
    TAXTABLE,
    /** Head of the columns of bought lines. */
    HEADER,
    DATE,
    NOTDATE,
    /** Greetings, document titles, notices: never a shop's name. */
    TITLE,
    /** Word of an address. */
    PLACE,
    /** Telephone, tax number and the like. */
    CONTACT,
    /** Legal form of a company. */
    LEGAL,
    /** Word for a kind of shop. */
    TRADE;

    /** Whether it stands beside amounts below the bought lines. */
    public boolean closesLines() {
        return switch (this) {
            case TOTAL, SUBTOTAL, TAX, ROUNDING, CASH, CARD, CHANGE, TAXTABLE -> true;
            default -> false;
        };
    }
}
