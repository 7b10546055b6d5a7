package org.bitebudget.platform.product;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bitebudget.platform.text.DataFile;

/** What words in products' names mean, from {@code product-words.tsv}. */
final class ProductWords {

    private static final Map<String, Meaning> WORDS = load();

    private ProductWords() {}

    /** Classes of words; the data file says what each of them is. */
    enum WordClass {
        NOISE,
        TYPE,
        VARIANT,
        SOFT,
        NEGATION,
        /** In no list: most often a brand. */
        OTHER
    }

    /** @param concept the same for all words of one meaning */
    record Meaning(WordClass wordClass, String concept) {}

    /** What a folded word means; a word of no list is its own concept, without a plural s. */
    static Meaning of(String word) {
        Meaning known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        String singular = plural ? word.substring(0, word.length() - 1) : word;
        return WORDS.getOrDefault(singular, new Meaning(WordClass.OTHER, singular));
    }

    private static Map<String, Meaning> load() {
        Map<String, Meaning> words = new HashMap<>();
        for (List<String> row : DataFile.rows(ProductWords.class, "product-words.tsv", 3)) {
            Meaning meaning = new Meaning(WordClass.valueOf(row.get(0).toUpperCase(Locale.ROOT)), row.get(1));
            for (String word : row.get(2).split(",")) {
                words.putIfAbsent(word.strip(), meaning);
            }
        }
        return Map.copyOf(words);
    }
}
