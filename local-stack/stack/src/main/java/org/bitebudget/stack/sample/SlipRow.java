package org.bitebudget.stack.sample;

/**
 * One printed row.
 *
 * @param text the characters, spaces included
 * @param size how large it is printed
 */
record SlipRow(String text, Size size) {

    /** Print sizes: a tall row is as wide as a normal one, a double one takes twice the columns. */
    enum Size {
        NORMAL,
        TALL,
        DOUBLE
    }

    static SlipRow of(String text) {
        return new SlipRow(text, Size.NORMAL);
    }
}
