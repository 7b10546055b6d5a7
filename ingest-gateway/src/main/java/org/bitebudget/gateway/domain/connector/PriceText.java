package org.bitebudget.gateway.domain.connector;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.gateway.domain.connector.FieldRule.Notation;

/**
 * A price as shops print it: {@code $ 1.234,50 / kg}. One number, with its decimal sign as declared and groups of three digits;
 * whatever else could be meant is not guessed.
 *
 * @param amount in major units
 * @param per the amount it is for, as a size: {@code 1 kg}
 */
public record PriceText(BigDecimal amount, Optional<String> per) {

    private static final String AROUND_BEFORE = "(?:[^\\d-]{0,11}[^\\d.,-])?";
    private static final String AROUND_AFTER = "[^\\d]{0,12}";
    private static final Pattern POINT = Pattern.compile(AROUND_BEFORE
            + "(?<number>-?(?:\\d{1,3}(?:[,\\u0020\\u00a0\\u202f'\\u2019]\\d{3})+|\\d{1,15})(?:\\.\\d{1,15})?)"
            + AROUND_AFTER);
    private static final Pattern COMMA = Pattern.compile(AROUND_BEFORE
            + "(?<number>-?(?:\\d{1,3}(?:[.\\u0020\\u00a0\\u202f'\\u2019]\\d{3})+|\\d{1,15})(?:,\\d{1,15})?)"
            + AROUND_AFTER);
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}(?:\\.0+)?");
    private static final Pattern PER = Pattern.compile(
            "\\s*(?:/|\\b(?:per|pro|je|por|el|la|cada|each)\\b)\\s*(?<number>\\d{1,6}(?:[.,]\\d{1,3})?)?\\s*"
                    + "(?<unit>kg|kilo|g|gr|l|lt|litro|liter|litre|ml|lb|oz|pieza|pza|pz|unidad|ud|stk|stück|piece|pc|ea)\\.?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * Reads a price.
     *
     * @param minorDigits digits of the currency's minor unit, for {@link Notation#MINOR_UNITS}
     * @return empty if it is not written in that notation
     */
    public static Optional<PriceText> parse(String text, Notation notation, int minorDigits) {
        String words = text.strip();
        return switch (notation) {
            case PLAIN -> throw new IllegalArgumentException("a plain number needs no reading");
            case MINOR_UNITS ->
                WHOLE.matcher(words).matches()
                        ? Optional.of(new PriceText(new BigDecimal(words).movePointLeft(minorDigits), Optional.empty()))
                        : Optional.empty();
            case DECIMAL_POINT -> inWords(words, POINT, '.');
            case DECIMAL_COMMA -> inWords(words, COMMA, ',');
        };
    }

    private static Optional<PriceText> inWords(String words, Pattern pattern, char decimalSign) {
        Matcher per = PER.matcher(words);
        boolean hasPer = per.find();
        Matcher price = pattern.matcher(hasPer ? words.substring(0, per.start()) : words);
        if (!price.matches()) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder();
        for (char letter : price.group("number").toCharArray()) {
            if (letter == decimalSign) {
                plain.append('.');
            } else if (letter == '-' || Character.isDigit(letter)) {
                plain.append(letter);
            }
        }
        return Optional.of(
                new PriceText(new BigDecimal(plain.toString()), hasPer ? Optional.of(size(per)) : Optional.empty()));
    }

    private static String size(Matcher per) {
        String number = per.group("number") == null ? "1" : per.group("number");
        return number + " " + per.group("unit").toLowerCase(Locale.ROOT);
    }
}
