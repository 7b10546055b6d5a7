package org.bitebudget.stack.sample;

/**
 * How a shop's till prints.
 *
 * @param columns characters a row
 * @param items where quantity and price of a line stand
 * @param date {@link java.time.format.DateTimeFormatter} pattern of the date
 * @param time pattern of the time
 * @param decimalMark {@code ,} or {@code .}
 * @param symbol what stands beside the total, such as {@code EUR} or {@code $}
 * @param symbolFirst whether the symbol stands before the amount
 * @param taxTable whether net, tax and gross are printed as a table rather than as one row a rate
 * @param taxCodes whether lines end in a letter for their rate
 * @param upperCase whether everything is printed in capitals
 * @param face typeface of the print head
 */
record TillStyle(
        int columns,
        ItemLayout items,
        String date,
        String time,
        char decimalMark,
        String symbol,
        boolean symbolFirst,
        boolean taxTable,
        boolean taxCodes,
        boolean upperCase,
        PrinterFont.Face face) {

    private static final int LONGEST_NAME = 24;

    /** Characters that a product's name may have in one row. */
    int nameRoom() {
        return items == ItemLayout.COLUMNS ? Math.min(LONGEST_NAME, columns - 21) : LONGEST_NAME;
    }

    /** Where quantity and price of a line stand. */
    enum ItemLayout {
        /** Name and amount in one row; a row with the quantity follows where it isn't one piece. */
        PRICE_AT_END,
        /** A header row, then quantity, name, unit price and amount in columns. */
        COLUMNS,
        /** A row with the quantity comes before name and amount where it isn't one piece. */
        QUANTITY_ABOVE,
        /** The name alone, then always quantity × price and the amount in the next row. */
        NAME_THEN_QUANTITY,
        /** An article number, name and amount. */
        CODE_FIRST
    }
}
