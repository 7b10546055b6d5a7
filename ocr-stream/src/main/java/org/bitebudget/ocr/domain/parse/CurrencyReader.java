package org.bitebudget.ocr.domain.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the currency by the marks of currencies.tsv; where none is printed, the hint or the language decides. */
final class CurrencyReader {

    private static final List<Mark> MARKS = DataFile.rows(CurrencyReader.class, "currencies.tsv", 4).stream()
            .map(row -> new Mark(pattern(row.get(0), row.get(3)), row.get(1), Double.parseDouble(row.get(2))))
            .toList();

    private CurrencyReader() {}

    /**
     * ISO code of the currency.
     *
     * @param hint currency of the household, empty where unknown
     */
    static String find(List<PassFindings> passes, Language language, String hint) {
        Map<String, Double> scores = new HashMap<>();
        Set<Mark> seen = new HashSet<>();
        for (PassFindings pass : passes) {
            for (PrintedRow row : pass.rows()) {
                for (Mark mark : MARKS) {
                    if (!seen.contains(mark) && mark.pattern.matcher(row.text()).find()) {
                        seen.add(mark);
                        scores.merge(mark.currency, mark.weight, Double::sum);
                    }
                }
            }
        }
        if (!hint.isEmpty()) {
            scores.merge(hint, 1.5, Double::sum);
        }
        if (!language.currency().isEmpty()) {
            scores.merge(language.currency(), 1.0, Double::sum);
        }
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("EUR");
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
