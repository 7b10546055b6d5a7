package org.bitebudget.gateway.domain.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.product.Gtin;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.time.FutureLimit;

/** The kinds of text that a correction gives as a value, each with what holds for it. */
enum CorrectedValue {
    /** What a shop, a product, a brand, a size or a unit is called. */
    NAME {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return check(text.length() <= LONGEST_NAME && !CONTROL.matcher(text).find(), pointer, A_NAME);
        }
    },
    /** Local day of the purchase. */
    DATE {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            Optional<LocalDate> date = day(text);
            if (date.isEmpty() || date.get().isBefore(EARLIEST)) {
                return Optional.of(Fault.invalid(pointer, "a date such as 2026-03-14, from " + EARLIEST + " on"));
            }
            Instant start = date.get().atStartOfDay(terms.zone()).toInstant();
            return start.isAfter(terms.now().plus(FutureLimit.ALLOWED))
                    ? Optional.of(new Fault(Rule.DATE_IN_FUTURE, pointer, "more than 24 hours ahead"))
                    : Optional.empty();
        }
    },
    /** Local time of the purchase. */
    TIME {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return check(CLOCK.matcher(text).matches(), pointer, "a time such as 17:42 or 17:42:05");
        }
    },
    /** ISO 4217 code. */
    CURRENCY {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return Currencies.isKnown(text)
                    ? Optional.empty()
                    : Optional.of(new Fault(Rule.UNKNOWN_CURRENCY, pointer, "not an ISO 4217 code such as EUR"));
        }
    },
    /** Money in major units; below zero for what came back. */
    AMOUNT {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return check(
                    MAJOR_UNITS.matcher(text).matches(),
                    pointer,
                    "an amount in major units as a text, such as \"17.42\"");
        }
    },
    /** How many, how much. */
    QUANTITY {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            boolean holds = COUNT.matcher(text).matches() && new BigDecimal(text).signum() > 0;
            return check(holds, pointer, "a decimal above zero as a text, such as \"0.458\"");
        }
    },
    /** Id of the taxonomy. */
    CATEGORY {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return terms.taxonomy().find(text).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Fault(Rule.UNKNOWN_CATEGORY, pointer, "not a category of the taxonomy"));
        }
    },
    /** Number under a barcode. */
    BARCODE {
        @Override
        Optional<Fault> fault(String pointer, String text, Terms terms) {
            return check(
                    DIGITS.matcher(text).matches() && Gtin.parse(text).isPresent(),
                    pointer,
                    "a barcode: 8, 12, 13 or 14 digits with the right check digit");
        }
    };

    private static final int LONGEST_NAME = 200;
    private static final String A_NAME = "1 to " + LONGEST_NAME + " characters without control characters";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
    private static final Pattern MAJOR_UNITS = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /**
     * What values are checked against.
     *
     * @param taxonomy the categories there are
     * @param zone zone of the receipt
     * @param now what is now
     */
    record Terms(Taxonomy taxonomy, ZoneId zone, Instant now) {}

    /** What is wrong with a text of this kind, if anything is. */
    abstract Optional<Fault> fault(String pointer, String text, Terms terms);

    private static Optional<Fault> check(boolean holds, String pointer, String expected) {
        return holds ? Optional.empty() : Optional.of(Fault.invalid(pointer, expected));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
