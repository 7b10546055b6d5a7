package org.bitebudget.gateway.domain.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where one column stands in an item.
 *
 * @param paths what is found there is joined by blanks, such as the number and the unit of a size
 * @param constant value of all rows, instead of paths
 * @param match the part of the text that counts: the pattern's first group, or all that it matches
 * @param notation how numbers are written
 */
public record FieldRule(List<String> paths, Optional<String> constant, Optional<Pattern> match, Notation notation) {

    /** How a number is written. */
    public enum Notation {
        /** As the feed's columns want it: a plain number with a decimal point; any text in other columns. */
        PLAIN,
        /** A price in words with a decimal point: {@code MXN 1,234.50}, {@code $ 24.90 / kg}. */
        DECIMAL_POINT,
        /** A price in words with a decimal comma: {@code 1.234,50 € / kg}. */
        DECIMAL_COMMA,
        /** A whole number of minor units: {@code 2490} are 24.90. */
        MINOR_UNITS
    }

    /** Keeps its own copy of the paths. */
    public FieldRule {
        paths = List.copyOf(paths);
    }

    /**
     * The text of the column.
     *
     * @param item what stands at a path of the item
     * @return empty if there is nothing, or nothing that matches
     */
    public Optional<String> text(Function<String, Optional<String>> item) {
        if (constant.isPresent()) {
            return constant;
        }
        String joined = paths.stream()
                .map(item)
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? Optional.empty() : matched(joined);
    }

    private Optional<String> matched(String text) {
        if (match.isEmpty()) {
            return Optional.of(text);
        }
        Matcher found = match.get().matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.group(found.groupCount() > 0 ? 1 : 0));
    }
}
