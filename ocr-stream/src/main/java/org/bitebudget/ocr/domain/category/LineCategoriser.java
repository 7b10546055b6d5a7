package org.bitebudget.ocr.domain.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bitebudget.ocr.domain.category.NameClassifier.Effort;
import org.bitebudget.ocr.domain.category.NameClassifier.Guess;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.bitebudget.platform.text.DataFile;
import org.bitebudget.platform.text.Fold;

/**
 * Finds the category of a product text as a till prints it. A text that is a term of the glossary has its category; any other is
 * judged by a {@link NameClassifier} that has learned the glossary and the examples, both data files beside this class. What it is
 * too unsure of is left open. The same text gives the same answer on every machine.
 */
public final class LineCategoriser {

    private static final double LEAST = 0.3;
    private static final double EXACT = 0.99;
    private static final Effort QUICK = new Effort(1, 48, 5);

    /** Found by cross-validation on the examples, see {@code bench categories}. */
    private static final double POWER = 1;

    private final Map<String, String> glossary;
    private final NameClassifier classifier;
    private final Set<String> categoryIds;

    private LineCategoriser(List<Labelled> terms, List<Labelled> examples) {
        glossary = new HashMap<>();
        terms.forEach(term -> glossary.putIfAbsent(term.name(), term.label()));
        List<Labelled> all = new ArrayList<>(terms);
        all.addAll(examples);
        classifier = NameClassifier.train(all, QUICK, POWER);
        categoryIds = new HashSet<>();
        all.forEach(example -> categoryIds.add(example.label()));
    }

    /** The one that is part of the product; learned when it is first asked for, which takes a second or two. */
    public static LineCategoriser shipped() {
        return Shipped.CATEGORISER;
    }

    /** One that has not seen the examples that a test says, to be measured with them. */
    public static LineCategoriser without(Predicate<Labelled> held) {
        return new LineCategoriser(
                terms(), examples().stream().filter(held.negate()).toList());
    }

    /** Names of products with their categories, as shipped. */
    public static List<Labelled> examples() {
        return labelled("examples.tsv", 2);
    }

    /** Ids of all categories that can be given. */
    public Set<String> categoryIds() {
        return Set.copyOf(categoryIds);
    }

    /** The category of a product text as printed. */
    public CategoryMatch categorise(String printed) {
        String text = text(printed);
        String known = glossary.get(text);
        if (known != null) {
            return new CategoryMatch(known, EXACT);
        }
        Guess guess = classifier.classify(text);
        return guess.probability() < LEAST
                ? new CategoryMatch(Taxonomy.UNCATEGORISED, 0)
                : new CategoryMatch(guess.label(), guess.probability());
    }

    private static List<Labelled> terms() {
        return labelled("glossary.tsv", 1);
    }

    /** Rows of a category and, in the column said, texts separated by commas. */
    private static List<Labelled> labelled(String file, int column) {
        List<Labelled> labelled = new ArrayList<>();
        for (List<String> row : DataFile.rows(LineCategoriser.class, file, column + 1)) {
            for (String printed : row.get(column).split(",")) {
                labelled.add(new Labelled(text(printed), row.get(0)));
            }
        }
        return labelled;
    }

    /** German tills spell umlauts out; sizes and other numbers say nothing of the category. */
    private static String text(String printed) {
        String spelledOut = printed.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE");
        return Fold.text(spelledOut);
    }

    private static final class Shipped {

        private static final LineCategoriser CATEGORISER = new LineCategoriser(terms(), examples());
    }
}
