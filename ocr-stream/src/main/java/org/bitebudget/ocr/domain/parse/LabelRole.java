package org.bitebudget.ocr.domain.parse;

/** What a printed label says about the amount or the row beside it. */
public enum LabelRole {
    TOTAL,
    SUBTOTAL,
    TAX,
    ROUNDING,
    CASH,
    CARD,
    /** Money handed over in a way that is not said. */
    PAID,
    /** Paid by a voucher or a gift card. */
    VOUCHER,
    CHANGE,
    DISCOUNT,
    SERVICE,
    /** Money for a bottle or a crate that comes back with it. */
    DEPOSIT,
    /** Number of lines or pieces. */
    COUNT,
    /** Savings, points: amounts beside it mean nothing for the sum. */
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
    /** Tax number, web address and the like. */
    CONTACT,
    /** Telephone. */
    PHONE,
    /** Legal form of a company. */
    LEGAL,
    /** Word for a kind of shop. */
    TRADE;

    /** Whether it says what an amount beside it is. */
    boolean isMoney() {
        return switch (this) {
            case TAXTABLE, HEADER, DATE, NOTDATE, TITLE, PLACE, CONTACT, PHONE, LEGAL, TRADE -> false;
            default -> true;
        };
    }

    /** Whether it stands beside amounts below the bought lines. */
    public boolean closesLines() {
        return switch (this) {
            case TOTAL, SUBTOTAL, TAX, ROUNDING, CASH, CARD, PAID, VOUCHER, CHANGE, TAXTABLE -> true;
            default -> false;
        };
    }
}
