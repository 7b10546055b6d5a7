package org.bitebudget.ocr.domain.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the currency by the marks of currencies.tsv; a currency that is not known is not guessed. */
final class CurrencyReader {

    /** Weight from which marks leave no doubt. */
    private static final double CERTAIN = 2;

    private static final double PAID = 2;

    private final List<CurrencyMark> marks;

    CurrencyReader(List<CurrencyMark> marks) {
        this.marks = marks;
    }

    /**
     * ISO code of the currency: the one that is printed without doubt, else the hint, else the one that weak marks and
     * the language speak for; empty where nothing does.
     *
     * @param hint currency of the household, empty where unknown
     */
    String find(List<PassFindings> passes, Language language, String hint) {
        Map<String, Double> printed = printed(passes, language);
        Optional<String> certain = strongest(printed).filter(currency -> printed.get(currency) >= CERTAIN);
        if (certain.isPresent() || !hint.isEmpty()) {
            return certain.orElse(hint);
        }
        if (!language.currency().isEmpty()) {
            printed.merge(language.currency(), 1.0, Double::sum);
        }
        return strongest(printed).orElse("");
    }

    private Map<String, Double> printed(List<PassFindings> passes, Language language) {
        Map<String, Double> scores = new HashMap<>();
        for (CurrencyMark mark : marks) {
            List<PrintedRow> rows = passes.stream()
                    .flatMap(pass -> pass.rows().stream())
                    .filter(row -> mark.isOf(language)
                            && mark.pattern().matcher(row.text()).find())
                    .toList();
            if (!rows.isEmpty()) {
                // what stands beside the total is what was paid; other currencies are told for information
                boolean paid =
                        !mark.besideAmount().isEmpty() && rows.stream().anyMatch(row -> row.has(LabelRole.TOTAL));
                scores.merge(mark.currency(), mark.weight() + (paid ? PAID : 0), Double::sum);
            }
        }
        return scores;
    }

    private static Optional<String> strongest(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
