package org.bitebudget.ocr.domain.parse;

/** Ways in which printed amounts confirm a total. */
enum Equality {
    /** Cash handed over less change. */
    CASH_LESS_CHANGE(3.5),
    /** An amount before rounding and the rounding. */
    ROUNDED(3),
    /** Net amount, tax and service. */
    NET_AND_TAX(2.5),
    /** The bought lines, with tax, service and rounding as printed. */
    ITEMS(2.5),
    /** The table of tax rates. */
    TAX_TABLE(2),
    /** The amount charged to a card or paid exactly. */
    PAID(1.5);

    private final double weight;

    Equality(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    /** Whether it says more than that the same amount is printed twice. */
    boolean isSum() {
        return this != PAID;
    }
}
