package org.bitebudget.ocr.domain.shopping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bitebudget.ocr.domain.shopping.GroceryTerms.Finding;
import org.bitebudget.ocr.domain.shopping.GroceryTerms.Term;
import org.bitebudget.ocr.domain.shopping.GroceryTerms.Tongue;
import org.bitebudget.platform.text.DataFile;

/**
 * What people buy and what it is called in English, Spanish and German ({@code groceries.tsv}): brings a list and a receipt
 * in two languages to one, and tells milk from almond milk. Words may be abbreviated as tills do.
 */
public final class Groceries {

    private static final String NON_FOOD = "non-food";

    /** What follows says what is in it or comes with it, and not what it is. */
    private static final Set<String> LINKS = Set.of(
            "with", "without", "in", "and", "for", "w", "con", "sin", "para", "c", "s", "mit", "ohne", "und", "m", "o");

    private final GroceryTerms terms;
    private final Map<String, String> kindOf;

    /** How what a line says relates to what an item asks for. */
    enum Relation {
        /** The same, or a kind of it. */
        FITS,
        /** Something more general, which may be it. */
        BROADER,
        /** Something else. */
        DIFFERENT,
        /** Not known of one of them. */
        UNKNOWN
    }

    /**
     * A text as understood.
     *
     * @param grocery name of what it is, where known
     * @param english the text with everything known in it by its English name; empty for a text without words
     */
    public record Meaning(Optional<String> grocery, String english) {}

    private Groceries(GroceryTerms terms, Map<String, String> kindOf) {
        this.terms = terms;
        this.kindOf = kindOf;
    }

    /** Those that are part of the product. */
    public static Groceries load() {
        Map<String, String> kindOf = new HashMap<>();
        GroceryTerms terms = new GroceryTerms();
        for (List<String> row : DataFile.rows(Groceries.class, "groceries.tsv", 5)) {
            String name = row.get(0);
            if (!row.get(1).equals("-")) {
                kindOf.put(name, row.get(1));
            }
            terms.add(name, row.subList(2, 5));
        }
        return new Groceries(terms, Map.copyOf(kindOf));
    }

    /** What a text of a list or a receipt means. */
    public Meaning meaning(String text) {
        List<String> words = PlainWords.of(text);
        List<Finding> findings = outstanding(terms.in(words), words);
        return new Meaning(head(findings).map(Term::grocery), english(findings, words));
    }

    /** How what a line says relates to what an item asks for. */
    Relation relation(Meaning item, Meaning line) {
        if (item.grocery().isEmpty() || line.grocery().isEmpty()) {
            return Relation.UNKNOWN;
        }
        String wanted = item.grocery().get();
        String bought = line.grocery().get();
        if (isKindOf(bought, wanted)) {
            return Relation.FITS;
        }
        return isKindOf(wanted, bought) ? Relation.BROADER : Relation.DIFFERENT;
    }

    private boolean isKindOf(String grocery, String other) {
        for (String kind = grocery; kind != null; kind = kindOf.get(kind)) {
            if (kind.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** Without what is only in it, and without what may be meant where something surely is. */
    private static List<Finding> outstanding(List<Finding> findings, List<String> words) {
        int link = IntStream.range(0, words.size())
                .filter(i -> LINKS.contains(words.get(i)) && findings.stream().anyMatch(finding -> finding.to() <= i))
                .findFirst()
                .orElse(words.size());
        List<Finding> before =
                findings.stream().filter(finding -> finding.from() < link).toList();
        List<Finding> sure = before.stream().filter(Finding::isSure).toList();
        return sure.isEmpty() ? before : sure;
    }

    /**
     * What a text names several things for: soap with lemon is soap; else Spanish and German, which joins what belongs
     * together, say first what a thing is, and English last.
     */
    private Optional<Term> head(List<Finding> findings) {
        Optional<Finding> nonFood = findings.stream()
                .filter(finding -> isKindOf(finding.term().grocery(), NON_FOOD))
                .findFirst();
        if (findings.isEmpty() || nonFood.isPresent()) {
            return nonFood.map(Finding::term);
        }
        Map<Tongue, Integer> votes = new EnumMap<>(Tongue.class);
        findings.forEach(finding -> finding.term().tongues().forEach(tongue -> votes.merge(tongue, 1, Integer::sum)));
        int english = votes.getOrDefault(Tongue.ENGLISH, 0);
        if (votes.getOrDefault(Tongue.SPANISH, 0) > english || votes.getOrDefault(Tongue.GERMAN, 0) > english) {
            return Optional.of(findings.get(0).term());
        }
        return Optional.of(findings.get(findings.size() - 1).term());
    }

    private static String english(List<Finding> findings, List<String> words) {
        List<String> english = new ArrayList<>();
        int next = 0;
        for (Finding finding : findings) {
            english.addAll(words.subList(next, finding.from()));
            english.addAll(Arrays.asList(finding.term().grocery().split(" ")));
            next = finding.to();
        }
        english.addAll(words.subList(next, words.size()));
        return String.join(" ", english);
    }
}
