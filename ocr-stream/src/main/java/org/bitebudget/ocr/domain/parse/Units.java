package org.bitebudget.ocr.domain.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for units, from units.tsv. */
final class Units {

    private final Map<String, String> normal = new HashMap<>();
    private final Set<String> counts = new HashSet<>();
    private final Set<String> weights = new HashSet<>();
    private final Set<String> measures = new HashSet<>();
    private final Set<String> times = new HashSet<>();
    private final Pattern afterNumber;

    /** Columns: word, normal form, kind. */
    Units(List<List<String>> rows) {
        for (List<String> row : rows) {
            String word = row.get(0).toLowerCase(Locale.ROOT);
            normal.put(word, row.get(1));
            switch (row.get(2)) {
                case "count" -> counts.add(word);
                case "weight" -> weights.add(word);
                case "measure" -> measures.add(word);
                case "time" -> times.add(word);
                case "container" -> {}
                default -> throw new IllegalStateException("unknown kind of unit: " + row);
            }
        }
        afterNumber = Pattern.compile(
                "\\d\\s?(" + alternatives(normal.keySet()) + ")(?!\\p{L})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The unit behind a number of the text in its normal form, empty where there is none. */
    String in(String text) {
        Matcher matcher = afterNumber.matcher(text);
        return matcher.find() ? normal.get(matcher.group(1).toLowerCase(Locale.ROOT)) : "";
    }

    /** Whether the word counts pieces. */
    boolean isCount(String word) {
        return counts.contains(word.toLowerCase(Locale.ROOT));
    }

    boolean isUnit(String word) {
        return normal.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** Words that goods are sold by, as a part of a regular expression. */
    String quantities() {
        return alternatives(Stream.concat(counts.stream(), weights.stream()).collect(Collectors.toSet()));
    }

    /** Words of at least two letters behind sizes and hours, which are no prices, as a part of a regular expression. */
    String sizes() {
        return alternatives(Stream.of(weights, measures, times)
                .flatMap(Set::stream)
                .filter(word -> word.length() > 1)
                .collect(Collectors.toSet()));
    }

    private static String alternatives(Set<String> words) {
        return words.stream()
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
