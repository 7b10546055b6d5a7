package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.platform.product.SizeWord.Role;
import org.bitebudget.platform.product.SizeWord.Thousands;

/**
 * A step of a text that may tell a size.
 *
 * @param kind what it is
 * @param digits of a number, as written
 * @param words what a word can mean
 * @param attached whether it follows the step before it without a space
 */
record SizeToken(Kind kind, String digits, List<SizeWord> words, boolean attached) {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern THREE_DECIMALS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** Kinds of steps; all that has nothing to do with sizes is OTHER. */
    enum Kind {
        NUMBER,
        WORD,
        TIMES,
        DASH,
        SLASH,
        PLUS,
        EQUALS,
        OTHER
    }

    SizeToken {
        words = List.copyOf(words);
    }

    static SizeToken of(Kind kind, boolean attached) {
        return new SizeToken(kind, "", List.of(), attached);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** What the word means in that role for a store with that currency, if anything. */
    Optional<SizeWord> as(Role role, String currency) {
        for (SizeWord word : words) {
            if (word.role() == role && word.holdsFor(currency)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    boolean has(Role role) {
        for (SizeWord word : words) {
            if (word.role() == role) {
                return true;
            }
        }
        return false;
    }

    /** A number of things, if it can be one. */
    Optional<Integer> count() {
        return kind == Kind.NUMBER && COUNT.matcher(digits).matches()
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }

    /** The number, before a unit that reads thousands so; nothing where it may be either. */
    Optional<BigDecimal> value(Thousands thousands) {
        if (THREE_DECIMALS.matcher(digits).matches()) {
            if (thousands == Thousands.GROUPED) {
                return Optional.of(new BigDecimal(digits.replaceAll("[.,]", "")));
            }
            if (thousands == Thousands.EITHER && digits.contains(",")) {
                return Optional.empty();
            }
        }
        return Optional.of(new BigDecimal(digits.replace(',', '.')));
    }
}
