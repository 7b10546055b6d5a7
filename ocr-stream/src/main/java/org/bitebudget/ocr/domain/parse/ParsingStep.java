package org.bitebudget.ocr.domain.parse;

/** Steps of parsing that can be switched off, to measure what each of them brings. */
public enum ParsingStep {
    /** Rows are rebuilt from the boxes of words; without it they end where the recogniser ended them. */
    ROWS_FROM_BOXES,
    /** Letters that stand for digits in amounts are read as digits. */
    MISREAD_DIGITS,
    /** A label and its amount may stand in neighbouring rows. */
    NEIGHBOUR_ROWS,
    /** Equalities between printed amounts decide between candidates for the total. */
    ARITHMETIC,
    /** Totals and lines with misread digits are mended where arithmetic proves how. */
    REPAIR,
    /** Passes that spell a shop's name almost alike are counted together, word by word. */
    AGREEMENT
}
