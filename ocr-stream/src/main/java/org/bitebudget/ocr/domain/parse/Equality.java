package org.bitebudget.ocr.domain.parse;

/**
 * Ways in which printed amounts confirm each other. What stands in one group rests on the same print; equalities of two
 * groups are independent.
 */
enum Equality {
    /** A fiscal code says the total. */
    FISCAL_CODE(5, Group.CODE),
    /** Cash handed over less change is the total. */
    CASH_LESS_CHANGE(3.5, Group.PAYMENT),
    /** An amount before rounding and the rounding make the total. */
    ROUNDED(3, Group.ROUNDING),
    /** Net amount, tax and service make the total. */
    NET_AND_TAX(2.5, Group.TAX),
    /** The bought lines, with tax, service and rounding as printed, make the total. */
    ITEMS(2.5, Group.LINES),
    /** Sums of parts of the receipt, such as one for each rate of tax, make the total. */
    SECTIONS(2.5, Group.SECTIONS),
    /** The rows of the table of tax rates make the total. */
    TAX_TABLE(2, Group.TAX),
    /** A printed tax is the printed rate of the total. */
    TAX_RATE(1, Group.TAX),
    /** The amount charged to a card, or paid exactly, is the total: the same amount printed for another reason. */
    PAID(1.5, Group.PAYMENT),
    /** Every line's quantity times its unit price is the line; says nothing of the total. */
    PRODUCTS(0, Group.UNIT_PRICES),
    /** The printed number of lines or pieces is that of the lines read; says nothing of the total. */
    COUNT(0, Group.COUNT);

    /** What an equality rests on. */
    enum Group {
        CODE,
        PAYMENT,
        ROUNDING,
        TAX,
        LINES,
        SECTIONS,
        UNIT_PRICES,
        COUNT
    }

    private final double weight;
    private final Group group;

    Equality(double weight, Group group) {
        this.weight = weight;
        this.group = group;
    }

    /** How much it speaks for a total. */
    double weight() {
        return weight;
    }

    Group group() {
        return group;
    }

    /** Whether it proves an amount to the cent, rather than that it is near or printed twice. */
    boolean isSum() {
        return this != PAID && this != TAX_RATE && weight > 0;
    }
}
