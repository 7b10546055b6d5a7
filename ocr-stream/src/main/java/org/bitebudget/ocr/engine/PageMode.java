package org.bitebudget.ocr.engine;

/** How Tesseract cuts a page into rows. */
public enum PageMode {
    /** A single column of text of variable sizes; follows large print in the head of a receipt better. */
    COLUMN(4),
    /** One uniform block; keeps the amounts of wide rows with their labels. */
    BLOCK(6),
    /** As much text as possible in no order; finds what the other two skip. */
    SPARSE(11);

    private final int code;

    PageMode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
