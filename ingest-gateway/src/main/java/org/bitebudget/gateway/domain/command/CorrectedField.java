package org.bitebudget.gateway.domain.command;

import static org.bitebudget.gateway.domain.command.CorrectedValue.AMOUNT;
import static org.bitebudget.gateway.domain.command.CorrectedValue.BARCODE;
import static org.bitebudget.gateway.domain.command.CorrectedValue.CATEGORY;
import static org.bitebudget.gateway.domain.command.CorrectedValue.CURRENCY;
import static org.bitebudget.gateway.domain.command.CorrectedValue.DATE;
import static org.bitebudget.gateway.domain.command.CorrectedValue.NAME;
import static org.bitebudget.gateway.domain.command.CorrectedValue.QUANTITY;
import static org.bitebudget.gateway.domain.command.CorrectedValue.TIME;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A field of a reading that a person can correct, as docs/corrections.md lists them.
 *
 * @param pointer form of the pointers that name it
 * @param text what its value is, where that is a text
 * @param members what the members of its value are, where that is an object
 * @param needed the members that its value can't do without
 * @param takesNothing whether null is a value for it
 * @param repeats whether one request may name it more than once
 */
record CorrectedField(
        Pattern pointer,
        Optional<CorrectedValue> text,
        Map<String, CorrectedValue> members,
        Set<String> needed,
        boolean takesNothing,
        boolean repeats) {

    private static final List<CorrectedField> ALL = List.of(
            text("/merchant", NAME),
            text("/date", DATE),
            text("/time", TIME),
            text("/currency", CURRENCY),
            text("/total", AMOUNT),
            text("/subtotal", AMOUNT),
            text("/tax_total", AMOUNT),
            text("/rounding", AMOUNT),
            text("/lines/N/name", NAME),
            text("/lines/N/unit", NAME),
            text("/lines/N/quantity", QUANTITY),
            text("/lines/N/unit_price", AMOUNT),
            text("/lines/N/total", AMOUNT),
            text("/lines/N/category_id", CATEGORY),
            new CorrectedField(
                    form("/lines/N/product"),
                    Optional.empty(),
                    Map.of("name", NAME, "brand", NAME, "size", NAME, "barcode", BARCODE),
                    Set.of("name"),
                    true,
                    false),
            new CorrectedField(
                    form("/lines/-"),
                    Optional.empty(),
                    Map.of("name", NAME, "total", AMOUNT, "quantity", QUANTITY, "category_id", CATEGORY),
                    Set.of("name", "total"),
                    false,
                    true),
            nothing("/lines/N"),
            nothing("/duplicate_of"));

    /** The field that a pointer names, if it is one of these. */
    static Optional<CorrectedField> at(String pointer) {
        return ALL.stream()
                .filter(field -> field.pointer.matcher(pointer).matches())
                .findFirst();
    }

    /** What stands for a value of it. */
    String expected() {
        if (text.isPresent()) {
            return "a text";
        }
        if (members.isEmpty()) {
            return "null";
        }
        return takesNothing ? "an object or null" : "an object";
    }

    private static CorrectedField text(String pointer, CorrectedValue kind) {
        return new CorrectedField(form(pointer), Optional.of(kind), Map.of(), Set.of(), false, false);
    }

    private static CorrectedField nothing(String pointer) {
        return new CorrectedField(form(pointer), Optional.empty(), Map.of(), Set.of(), true, false);
    }

    /** N is the number of a line. */
    private static Pattern form(String pointer) {
        return Pattern.compile(pointer.replace("N", "[1-9]\\d{0,3}"));
    }
}
