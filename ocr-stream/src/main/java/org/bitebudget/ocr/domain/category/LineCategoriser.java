package org.bitebudget.ocr.domain.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.ocr.domain.parse.DataFile;
import org.bitebudget.ocr.domain.parse.Fold;

/**
 * Finds the category of a product text in a glossary. Words are compared by their character trigrams (Dice 1945), so
 * that cut, joined and misread words still count; rare trigrams count more than frequent ones. Terms of several words
 * need all of them; the longest term that fits decides.
 */
public final class LineCategoriser {

    /** Category of what the glossary does not know. */
    public static final String UNKNOWN = "other.uncategorised";

    private static final int GRAM = 3;
    private static final double ALIKE = 0.62;
    private static final double LONG_TERM = 0.02;

    private final List<Term> terms;
    private final Map<String, Double> weights;

    private LineCategoriser(List<Term> terms, Map<String, Double> weights) {
        this.terms = terms;
        this.weights = weights;
    }

    /** The glossary that is part of the product. */
    public static LineCategoriser load() {
        List<Term> terms = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> row : DataFile.rows(LineCategoriser.class, "glossary.tsv", 2)) {
            for (String printed : row.get(1).split(",")) {
                Term term = Term.of(row.get(0), printed);
                terms.add(term);
                term.grams.forEach(gram -> counts.merge(gram, 1, Integer::sum));
            }
        }
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((gram, count) -> weights.put(gram, 1 + Math.log((double) terms.size() / count)));
        return new LineCategoriser(List.copyOf(terms), Map.copyOf(weights));
    }

    /** Ids of all categories that the glossary can give. */
    public Set<String> categoryIds() {
        Set<String> ids = new HashSet<>();
        terms.forEach(term -> ids.add(term.categoryId));
        return ids;
    }

    /** The category of a product text as printed. */
    public CategoryMatch categorise(String printed) {
        List<String> words = Fold.words(spelledOut(printed));
        Term best = null;
        double most = 0;
        for (Term term : terms) {
            double likeness = likeness(term, words);
            double score = likeness + LONG_TERM * term.text.length();
            if (likeness >= ALIKE && score > most) {
                most = score;
                best = term;
            }
        }
        return best == null
                ? new CategoryMatch(UNKNOWN, 0)
                : new CategoryMatch(best.categoryId, Math.min(0.99, likeness(best, words)));
    }

    /** Best likeness of the term with as many words in a row as it has, also with one word split or joined. */
    private double likeness(Term term, List<String> words) {
        double best = 0;
        for (int size = Math.max(1, term.words - 1); size <= term.words + 1; size++) {
            for (int from = 0; from + size <= words.size(); from++) {
                String window = String.join(" ", words.subList(from, from + size));
                boolean comparable = Math.abs(window.length() - term.text.length()) <= 3 + term.text.length() / 3
                        || (window.length() > term.text.length() && term.words == 1 && size == 1);
                if (comparable) {
                    best = Math.max(best, dice(term, window));
                }
            }
        }
        return best;
    }

    private double dice(Term term, String window) {
        if (term.text.equals(window)) {
            return 1;
        }
        // German joins words: a compound is what its last part says
        if (term.words == 1 && term.text.length() >= 4 && window.endsWith(term.text)) {
            return 0.9;
        }
        Set<String> grams = new HashSet<>(Fold.grams(window, GRAM));
        double shared = 0;
        double all = 0;
        for (String gram : term.grams) {
            double weight = weight(gram);
            all += weight;
            shared += grams.contains(gram) ? 2 * weight : 0;
        }
        for (String gram : grams) {
            all += weight(gram);
        }
        return shared / all;
    }

    private double weight(String gram) {
        return weights.getOrDefault(gram, 3.0);
    }

    private static String spelledOut(String printed) {
        return printed.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE");
    }

    private record Term(String categoryId, String text, int words, Set<String> grams) {

        static Term of(String categoryId, String printed) {
            List<String> words = Fold.words(spelledOut(printed));
            String text = String.join(" ", words);
            return new Term(categoryId, text, words.size(), Set.copyOf(new HashSet<>(Fold.grams(text, GRAM))));
        }
    }
}
