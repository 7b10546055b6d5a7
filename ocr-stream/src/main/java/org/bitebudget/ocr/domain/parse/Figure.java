package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import org.bitebudget.ocr.domain.text.Box;

/**
 * A number printed in a row.
 *
 * @param value as printed; of an amount its minor units by a hundred, which is the same where there are two decimals
 * @param confidence of the least certain word in it, 0 to 1
 * @param from first character in the row's text
 * @param to character after it
 */
public record Figure(Kind kind, BigDecimal value, String raw, double confidence, Box box, int from, int to) {

    /** What the print of a number says it is. */
    public enum Kind {
        /** As many decimals as the currency has: money. */
        AMOUNT,
        /** Whole, or with another number of decimals: a count, a weight, a unit price. */
        NUMBER,
        /** Followed by a percent sign. */
        PERCENT
    }

    /** Minor units; only whole for amounts. */
    public long minor() {
        return value.movePointRight(2).longValue();
    }

    /** The same figure in a longer text that begins that many characters earlier. */
    Figure movedBy(int characters) {
        return new Figure(kind, value, raw, confidence, box, from + characters, to + characters);
    }

    public boolean isAmount() {
        return kind == Kind.AMOUNT;
    }
}
