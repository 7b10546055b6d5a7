package org.bitebudget.ocr.domain.parse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A language that receipts are printed in, from languages.tsv.
 *
 * @param code two letters
 * @param trainedData name of the recogniser's data
 * @param dateOrders {@code dmy}, {@code mdy} or {@code ymd}, the most likely first
 * @param currency ISO code where none is printed, empty where that says nothing
 * @param legalFormWeight how much a company's legal form speaks for a row being the shop's name
 */
public record Language(
        String code, String trainedData, List<String> dateOrders, String currency, double legalFormWeight) {

    /** The product's languages, the one to try first at the front. */
    public static List<Language> all() {
        return LanguagePack.shipped().languages();
    }

    /** Columns of languages.tsv. */
    static Language of(List<String> row) {
        return new Language(
                row.get(0),
                row.get(1),
                List.of(row.get(2).split(" ")),
                row.get(3).equals("-") ? "" : row.get(3),
                Double.parseDouble(row.get(4)));
    }

    /** The language most of whose labels are in the rows; the first one where none is found. */
    static Language of(List<PassFindings> passes, List<Language> languages) {
        Map<String, Set<String>> phrases = new HashMap<>();
        for (PassFindings pass : passes) {
            for (PrintedRow row : pass.rows()) {
                for (Label label : row.labels()) {
                    phrases.computeIfAbsent(label.language(), code -> new HashSet<>())
                            .add(label.phrase());
                }
            }
        }
        Optional<Language> most = languages.stream()
                .max(Comparator.comparingInt(language -> phrases.getOrDefault(language.code(), Set.of()).stream()
                        .mapToInt(String::length)
                        .sum()));
        return most.orElseThrow();
    }
}
