package org.bitebudget.serving.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

        /** The same name with its words as another table keeps them, so that many names share one of each. */
        Name sharing(UnaryOperator<String> kept) {
            return new Name(words.stream().map(kept).toList(), head);
        }

        /** The words, folded. */
        List<String> folded() {
            return words;
        }
    }

    /** A word that every name which fits has, or has another form of; empty where nothing is asked for. */
    Optional<String> firstWord() {
        return words.stream().findFirst();
    }

    /** Whether a product of that name and category is asked for. */
    public boolean fits(Name name, Optional<String> productCategory) {
        return !words.isEmpty()
                && agree(productCategory)
                && name.words.subList(0, name.head).stream().anyMatch(word -> means(words.get(0), word))
                && words.stream().allMatch(word -> name.words.stream().anyMatch(other -> means(word, other)));
    }

    /** A category agrees with itself, with what lies below it and with what it lies in. */
    private boolean agree(Optional<String> productCategory) {
        if (categoryId.isEmpty() || productCategory.isEmpty()) {
            return true;
        }
        String one = categoryId.get() + ".";
        String other = productCategory.get() + ".";
        return one.startsWith(other) || other.startsWith(one);
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
