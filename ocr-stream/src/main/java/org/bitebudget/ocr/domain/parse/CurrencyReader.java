package org.bitebudget.ocr.domain.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the currency by the marks of currencies.tsv; a currency that is not known is not guessed. */
final class CurrencyReader {

    private static final List<Mark> MARKS = DataFile.rows(CurrencyReader.class, "currencies.tsv", 4).stream()
            .map(row -> new Mark(pattern(row.get(0), row.get(3)), row.get(1), Double.parseDouble(row.get(2))))
            .toList();

    /** Weight from which marks leave no doubt. */
    private static final double CERTAIN = 2;

    private CurrencyReader() {}

    /**
     * ISO code of the currency: the one that is printed without doubt, else the hint, else the one that weak marks and
     * the language speak for; empty where nothing does.
     *
     * @param hint currency of the household, empty where unknown
     */
    static String find(List<PassFindings> passes, Language language, String hint) {
        Map<String, Double> printed = printed(passes);
        Optional<String> certain = strongest(printed).filter(currency -> printed.get(currency) >= CERTAIN);
        if (certain.isPresent() || !hint.isEmpty()) {
            return certain.orElse(hint);
        }
        if (!language.currency().isEmpty()) {
            printed.merge(language.currency(), 1.0, Double::sum);
        }
        return strongest(printed).orElse("");
    }

    private static Map<String, Double> printed(List<PassFindings> passes) {
        Map<String, Double> scores = new HashMap<>();
        for (Mark mark : MARKS) {
            boolean seen = passes.stream()
                    .flatMap(pass -> pass.rows().stream())
                    .anyMatch(row -> mark.pattern.matcher(row.text()).find());
            if (seen) {
                scores.merge(mark.currency, mark.weight, Double::sum);
            }
        }
        return scores;
    }

    private static Optional<String> strongest(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static Pattern pattern(String mark, String where) {
        String quoted = Pattern.quote(mark);
        boolean word = Character.isLetter(mark.charAt(0));
        String bounded = word ? "(?<!\\p{L})" + quoted + "(?!\\p{L})" : quoted;
        return where.equals("amount")
                ? Pattern.compile(bounded + "\\W{0,3}\\d|\\d\\W{0,2}" + bounded + "|\\(\\s?" + bounded + "\\s?\\)|^"
                        + bounded + "$")
                : Pattern.compile(bounded, Pattern.CASE_INSENSITIVE);
    }

    private record Mark(Pattern pattern, String currency, double weight) {}
}
