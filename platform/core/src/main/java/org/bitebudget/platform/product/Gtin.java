package org.bitebudget.platform.product;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Global Trade Item Number: the number of a product under its barcode (EAN, UPC, ITF-14), by the GS1 General
 * Specifications. The same number of different lengths is one number: shorter ones are padded with zeros on the left.
 *
 * @param digits all 14 digits, the last one a check digit
 */
public record Gtin(String digits) {

    private static final int LENGTH = 14;
    private static final String CANONICAL = "gtin:";
    private static final Pattern PRINTED = Pattern.compile("\\d{8}|\\d{12,14}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ -](?=\\d)");
    private static final Pattern NOTHING = Pattern.compile("0+");
    private static final Pattern IN_STORE = Pattern.compile("000000[02]\\d{7}|\\d(0[24]|2\\d)\\d{11}|9\\d{13}");

    /** @throws IllegalArgumentException if these are not 14 digits with their check digit */
    public Gtin {
        if (digits.length() != LENGTH || !isGtin(digits)) {
            throw new IllegalArgumentException("not a GTIN of 14 digits: " + digits);
        }
    }

    /**
     * The number that a text says: 8, 12, 13 or 14 digits with the right check digit; single spaces or hyphens between digits
     * do not count. Nothing for any other text.
     */
    public static Optional<Gtin> parse(String text) {
        String bare = BETWEEN_DIGITS.matcher(text.strip()).replaceAll("");
        return isGtin(bare) ? Optional.of(new Gtin("0".repeat(LENGTH - bare.length()) + bare)) : Optional.empty();
    }

    /** All 14 digits. */
    public String toGtin14() {
        return digits;
    }

    /** Id of the product across stores: {@code gtin:} and all 14 digits. */
    public String canonicalId() {
        return CANONICAL + digits;
    }

    /** Whether an identity across stores is that of a barcode. */
    public static boolean isCanonicalId(String id) {
        return id.startsWith(CANONICAL);
    }

    /**
     * Whether a store gave the number itself (GS1 prefixes 02, 04, 20 to 29, GTIN-8 from 0 or 2) or it holds a weight
     * (indicator 9): the same number is another product elsewhere.
     */
    public boolean isInStore() {
        return IN_STORE.matcher(digits).matches();
    }

    private static boolean isGtin(String digits) {
        return PRINTED.matcher(digits).matches()
                && !NOTHING.matcher(digits).matches()
                && checkDigit(digits) == Character.digit(digits.charAt(digits.length() - 1), 10);
    }

    /** Weights 3 and 1 in turn from the right, without the check digit itself; GS1 General Specifications, section 7.9.1. */
    private static int checkDigit(String digits) {
        int sum = 0;
        int weight = 3;
        for (int i = digits.length() - 2; i >= 0; i--) {
            sum += weight * Character.digit(digits.charAt(i), 10);
            weight = 4 - weight;
        }
        return (10 - sum % 10) % 10;
    }
}
