package org.bitebudget.serving.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a shop's product is what an item of a shopping list asks for, by its words: all of the item's words are words of the
 * product's name, in the plural or at the end of a German compound too, and the first of them stands before the name speaks
 * of what is in it ({@code chocolate with milk} is no milk). Categories decide where both have one.
 */
public final class ItemFit {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SIZE = Pattern.compile("\\d+\\p{L}{0,3}");
    private static final Set<String> LINKS = Set.of(
            "with", "without", "in", "of", "for", "con", "sin", "de", "del", "en", "para", "sabor", "mit", "ohne",
            "fur", "aus", "vom");
    private static final Set<String> PLURALS = Set.of("s", "es", "n", "en", "er", "e");
    private static final int SHORTEST_NOUN = 3;
    private static final int COMPOUND_PART = 4;

    private final List<String> words;
    private final Optional<String> categoryId;

    private ItemFit(List<String> words, Optional<String> categoryId) {
        this.words = words;
        this.categoryId = categoryId;
    }

    /**
     * What an item asks for.
     *
     * @param text the item as a person wrote it; sizes in it are passed over
     * @param categoryId taxonomy id, where it has one
     */
    public static ItemFit of(String text, Optional<String> categoryId) {
        return new ItemFit(
                words(text).stream().filter(word -> !LINKS.contains(word)).toList(), categoryId);
    }

    /** A product's name, taken apart once for many items. */
    public static final class Name {
        private final List<String> words;
        private final int head;

        private Name(List<String> words, int head) {
            this.words = words;
            this.head = head;
        }

        /** Takes a name apart. */
        public static Name of(String text) {
            List<String> words = words(text);
            int head = 0;
            while (head < words.size() && !LINKS.contains(words.get(head))) {
                head++;
            }
            return new Name(words, head);
        }

        /** The words, folded. */
        List<String> folded() {
            return words;
        }

        /** The words before the name speaks of what is in the product. */
        List<String> head() {
            return words.subList(0, head);
        }
    }

    /** The folded words that are asked for, first the one that has to stand in the head of a name; none where nothing is asked for. */
    List<String> folded() {
        return words;
    }

    /** Whether a product's category agrees: with itself, with what lies below it and with what it lies in. */
    boolean agrees(Optional<String> productCategory) {
        if (categoryId.isEmpty() || productCategory.isEmpty()) {
            return true;
        }
        return liesIn(categoryId.get(), productCategory.get()) || liesIn(productCategory.get(), categoryId.get());
    }

    private static boolean liesIn(String category, String other) {
        return category.startsWith(other)
                && (category.length() == other.length() || category.charAt(other.length()) == '.');
    }

    /** Whether a word of a name is the wanted one, its plural or singular, or a compound that ends with it. */
    static boolean means(String wanted, String word) {
        return word.equals(wanted)
                || isPlural(wanted, word)
                || isPlural(word, wanted)
                || (wanted.length() >= COMPOUND_PART
                        && word.length() >= wanted.length() + SHORTEST_NOUN
                        && word.endsWith(wanted));
    }

    /** Forms other than compounds that a name may have a word in, each to be checked by {@link #means}. */
    static Stream<String> formsOf(String wanted) {
        Stream<String> longer = PLURALS.stream().map(ending -> wanted + ending);
        Stream<String> shorter = PLURALS.stream()
                .filter(wanted::endsWith)
                .map(ending -> wanted.substring(0, wanted.length() - ending.length()));
        return Stream.concat(Stream.of(wanted), Stream.concat(longer, shorter));
    }

    private static boolean isPlural(String one, String many) {
        return one.length() >= SHORTEST_NOUN && many.startsWith(one) && PLURALS.contains(many.substring(one.length()));
    }

    private static List<String> words(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        List<String> words = new ArrayList<>(Arrays.asList(BREAKS.split(folded)));
        words.removeIf(word ->
                word.isEmpty() || word.length() == 1 || SIZE.matcher(word).matches());
        return List.copyOf(words);
    }
}
