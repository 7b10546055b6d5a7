package org.bitebudget.platform.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings print to a form that can be compared: lower case, no accents, words of letters and digits. */
public final class Fold {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Fold() {}

    /** {@code "Rück-Geld:"} becomes {@code "ruck geld"}. */
    public static String text(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        return SEPARATORS.matcher(plain).replaceAll(" ").strip();
    }

    /** The folded words of a text; none for a text without letters or digits. */
    public static List<String> words(String text) {
        String folded = text(text);
        return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
    }

    /** Edits between two words (Levenshtein 1965), or {@code limit + 1} as soon as there are more than {@code limit}. */
    public static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(Math.min(previous[j], current[j - 1]) + 1, replaced);
                least = Math.min(least, current[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            previous = current;
        }
        return previous[b.length()];
    }

    /** The letters of a word. */
    public static String letters(String word) {
        StringBuilder letters = new StringBuilder();
        word.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Windows of {@code size} characters over a text padded by one space on each side. */
    public static List<String> grams(String text, int size) {
        String padded = " " + text + " ";
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + size <= padded.length(); i++) {
            grams.add(padded.substring(i, i + size));
        }
        return grams;
    }
}
