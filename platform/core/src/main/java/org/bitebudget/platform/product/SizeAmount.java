package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.math.MathContext;
import org.bitebudget.platform.money.BaseUnit;

/**
 * An amount that a text tells.
 *
 * @param rank what kind of amount; the first of them that a text has is its size
 * @param micros millionths of the unit in one of the things that count counts
 * @param count how many are sold together
 * @param drained whether it is the weight without liquid
 */
record SizeAmount(Rank rank, BigDecimal micros, BaseUnit unit, long count, boolean drained) {

    /** Kinds of amounts, the telling ones first. */
    enum Rank {
        MEASURE,
        PIECE,
        DOSE,
        PART,
        LOOSE
    }

    BigDecimal whole() {
        return micros.multiply(BigDecimal.valueOf(count));
    }

    SizeAmount times(long factor) {
        return new SizeAmount(rank, micros, unit, count * factor, drained);
    }

    /** The same amount as so many equal ones. */
    SizeAmount dividedInto(long parts) {
        BigDecimal each = micros.divide(BigDecimal.valueOf(parts), MathContext.DECIMAL64);
        return new SizeAmount(rank, each, unit, parts, drained);
    }

    SizeAmount asDrained() {
        return new SizeAmount(rank, micros, unit, count, true);
    }
}
