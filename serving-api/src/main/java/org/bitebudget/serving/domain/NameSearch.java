package org.bitebudget.serving.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks for words in names, case and accents aside: every word must occur in the name, in any order. */
public final class NameSearch {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> words;

    private NameSearch(List<String> words) {
        this.words = words;
    }

    /** A search for the words of a text; one without words finds everything. */
    public static NameSearch of(String text) {
        return new NameSearch(Arrays.stream(SPACE.split(fold(text)))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    public boolean finds(String name) {
        String folded = fold(name);
        return words.stream().allMatch(folded::contains);
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
