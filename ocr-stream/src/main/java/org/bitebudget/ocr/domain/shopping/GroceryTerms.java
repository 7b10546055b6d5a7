package org.bitebudget.ocr.domain.shopping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bitebudget.ocr.domain.product.Abbreviation;
import org.bitebudget.platform.text.Fold;

/** What groceries are called, and where a text calls them so. */
final class GroceryTerms {

    private static final double CALLED_SO = 0.97;
    private static final double SEVERAL_WORDS = 0.9;
    private static final double LEAST = 0.7;
    private static final int SHORTEST_ABBREVIATION = 3;
    private static final int COMPOUND_PART = 4;

    /** Strongest first: what is surely meant, more words, the better likeness, the longer term, then where it stands. */
    private static final Comparator<Finding> STRONGEST = Comparator.comparing((Finding finding) -> !finding.isSure())
            .thenComparingInt(finding -> -finding.term().words().size())
            .thenComparingDouble(finding -> -finding.likeness())
            .thenComparingInt(finding -> -finding.term().letters())
            .thenComparingInt(Finding::from);

    private final Map<String, List<Term>> termsByFirstWord = new HashMap<>();
    private final Map<Character, Set<String>> wordsByInitial = new HashMap<>();
    private final Set<String> compoundParts = new HashSet<>();

    /** A language that groceries are called in, with its column. */
    enum Tongue {
        ENGLISH(0),
        SPANISH(1),
        GERMAN(2);

        private final int column;

        Tongue(int column) {
            this.column = column;
        }
    }

    /**
     * What a grocery is called.
     *
     * @param grocery its name
     * @param tongues the languages that call it so
     * @param words folded
     */
    record Term(String grocery, Set<Tongue> tongues, List<String> words) {
        int letters() {
            return words.stream().mapToInt(String::length).sum();
        }
    }

    /**
     * A place where a text may call a grocery by its name.
     *
     * @param term the name
     * @param from index of the first word
     * @param likeness mean over the words, 0.7 to 1
     */
    record Finding(Term term, int from, double likeness) {
        int to() {
            return from + term.words().size();
        }

        boolean overlaps(Finding other) {
            return from < other.to() && other.from < to();
        }

        boolean isSure() {
            return likeness >= (term.words().size() > 1 ? SEVERAL_WORDS : CALLED_SO);
        }
    }

    /** Adds what a grocery is called in each language, separated by commas. */
    void add(String name, List<String> columns) {
        Map<List<String>, Set<Tongue>> called = new LinkedHashMap<>();
        for (Tongue tongue : Tongue.values()) {
            for (String printed : columns.get(tongue.column).split(",")) {
                called.computeIfAbsent(Fold.words(printed), words -> EnumSet.noneOf(Tongue.class))
                        .add(tongue);
            }
        }
        called.forEach((words, tongues) -> add(new Term(name, tongues, words)));
    }

    private void add(Term term) {
        termsByFirstWord
                .computeIfAbsent(term.words().get(0), word -> new ArrayList<>())
                .add(term);
        term.words().forEach(word -> wordsByInitial
                .computeIfAbsent(word.charAt(0), initial -> new TreeSet<>())
                .add(word));
        if (term.tongues().contains(Tongue.GERMAN) && term.words().size() == 1 && term.letters() >= COMPOUND_PART) {
            compoundParts.add(term.words().get(0));
        }
    }

    /** The strongest findings that don't overlap, in the order of the text. */
    List<Finding> in(List<String> words) {
        List<Finding> chosen = new ArrayList<>();
        findings(words).stream().sorted(STRONGEST).forEach(finding -> {
            if (chosen.stream().noneMatch(finding::overlaps)) {
                chosen.add(finding);
            }
        });
        chosen.sort(Comparator.comparingInt(Finding::from));
        return chosen;
    }

    private List<Finding> findings(List<String> words) {
        List<Map<String, Double>> meanings =
                words.stream().map(this::likelyWords).toList();
        List<Finding> findings = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            for (String first : meanings.get(from).keySet()) {
                for (Term term : termsByFirstWord.getOrDefault(first, List.of())) {
                    double likeness = likeness(term, meanings, from);
                    if (likeness >= LEAST) {
                        findings.add(new Finding(term, from, likeness));
                    }
                }
            }
        }
        return findings;
    }

    private static double likeness(Term term, List<Map<String, Double>> meanings, int from) {
        if (from + term.words().size() > meanings.size()) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < term.words().size(); i++) {
            double likeness = meanings.get(from + i).getOrDefault(term.words().get(i), 0.0);
            if (likeness == 0) {
                return 0;
            }
            sum += likeness;
        }
        return sum / term.words().size();
    }

    /** Words of terms that a printed word may stand for. */
    private Map<String, Double> likelyWords(String printed) {
        Map<String, Double> likely = new TreeMap<>();
        for (String word : wordsByInitial.getOrDefault(printed.charAt(0), Set.of())) {
            double likeness = Abbreviation.likeness(printed, word);
            boolean longEnough = printed.length() >= SHORTEST_ABBREVIATION || likeness == 1;
            if (longEnough && likeness >= LEAST) {
                likely.put(word, likeness);
            }
        }
        // German joins words: a compound is what its last part says
        for (int at = SHORTEST_ABBREVIATION; at + COMPOUND_PART <= printed.length(); at++) {
            if (compoundParts.contains(printed.substring(at))) {
                likely.putIfAbsent(printed.substring(at), CALLED_SO);
            }
        }
        return likely;
    }
}
