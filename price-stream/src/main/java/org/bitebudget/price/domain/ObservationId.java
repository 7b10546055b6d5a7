package org.bitebudget.price.domain;

import java.util.HexFormat;

/**
 * Identity of an observation: {@code obs_} and 32 hex digits. Of an old one only the first twelve digits are kept, which
 * tell a product's observations apart just as well.
 *
 * @param high the first 16 digits; of a shortened id the first twelve and zeros
 * @param low the last 16 digits; 0 in a shortened id
 * @param shortened whether digits are missing
 */
public record ObservationId(long high, long low, boolean shortened) implements Comparable<ObservationId> {

    private static final String PREFIX = "obs_";
    private static final int DIGITS = 32;
    private static final int MISSING_BITS = 16;
    private static final HexFormat HEX = HexFormat.of();

    /** Whether the text is such an id. */
    public static boolean isValid(String text) {
        if (text.length() != PREFIX.length() + DIGITS || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < text.length(); i++) {
            char digit = text.charAt(i);
            boolean hex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (!hex) {
                return false;
            }
        }
        return true;
    }

    /** @param text a valid id */
    public static ObservationId parse(String text) {
        int middle = PREFIX.length() + DIGITS / 2;
        return new ObservationId(
                HexFormat.fromHexDigitsToLong(text, PREFIX.length(), middle),
                HexFormat.fromHexDigitsToLong(text, middle, text.length()),
                false);
    }

    /** Whether both name the same observation of a product. */
    boolean matches(ObservationId other) {
        if (shortened || other.shortened) {
            return high >>> MISSING_BITS == other.high >>> MISSING_BITS;
        }
        return high == other.high && low == other.low;
    }

    ObservationId shorten() {
        return shortened ? this : new ObservationId(high >>> MISSING_BITS << MISSING_BITS, 0, true);
    }

    @Override
    public int compareTo(ObservationId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** The id as text; of a shortened one its beginning. */
    @Override
    public String toString() {
        String first = HEX.toHexDigits(high);
        return shortened
                ? PREFIX + first.substring(0, first.length() - MISSING_BITS / 4)
                : PREFIX + first + HEX.toHexDigits(low);
    }
}
