package org.bitebudget.ocr.domain.category;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.platform.text.Fold;

/**
 * What a classifier sees of a product's name: its words, pairs of them in whatever order, neighbours in theirs, the first and the
 * last word (the noun of a Spanish name stands first, that of an English one last), and pieces of two to six letters within a
 * word, which survive abbreviation, inflection and a misread letter.
 */
public final class NameFeatures {

    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 6;

    private NameFeatures() {}

    /** The features of a name, with repetition. */
    public static List<String> of(String name) {
        List<String> words = Fold.words(name);
        List<String> features = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            features.add("w " + word);
            if (i > 0) {
                features.add("p " + words.get(i - 1) + " " + word);
            }
            for (String later : words.subList(Math.min(i + 2, words.size()), words.size())) {
                features.add("s " + (word.compareTo(later) < 0 ? word + " " + later : later + " " + word));
            }
            for (int size = SHORTEST_PIECE; size <= LONGEST_PIECE; size++) {
                Fold.grams(word, size).forEach(piece -> features.add("g" + piece));
            }
        }
        if (!words.isEmpty()) {
            features.add("first " + words.get(0));
            features.add("last " + words.get(words.size() - 1));
        }
        return features;
    }
}
