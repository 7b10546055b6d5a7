package org.bitebudget.price.domain.alert;

import java.math.BigInteger;

/** Percentages in millionths of a percent, so that they compare as whole numbers. */
final class Percent {

    private static final BigInteger HUNDRED_MILLION = BigInteger.valueOf(100_000_000);

    private Percent() {}

    /** The part of the whole, rounded down; of nothing it is beyond all measure. */
    static long micro(long part, long whole) {
        if (whole == 0) {
            return Long.MAX_VALUE;
        }
        return BigInteger.valueOf(part)
                .multiply(HUNDRED_MILLION)
                .divide(BigInteger.valueOf(whole))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }
}
