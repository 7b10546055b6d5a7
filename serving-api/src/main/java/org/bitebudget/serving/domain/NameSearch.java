package org.bitebudget.serving.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for words in names, case and accents aside: each must occur in the name, in any order, be it as a part of a longer word.
 *
 * @param words what is looked for, folded; a search without words finds everything
 */
public record NameSearch(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A search for the words of a text. */
    public static NameSearch of(String text) {
        return new NameSearch(words(text).toList());
    }

    /** Whether a name has all words. */
    public boolean finds(String name) {
        List<String> folded = words(name).toList();
        return words.stream().allMatch(wanted -> folded.stream().anyMatch(word -> word.contains(wanted)));
    }

    /** The words of a text, folded. */
    static Stream<String> words(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(SPACE.split(folded)).filter(word -> !word.isEmpty());
    }
}
