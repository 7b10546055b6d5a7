package org.bitebudget.ocr.domain.product;

import org.bitebudget.platform.text.Fold;

/**
 * How well a printed word stands for a word of a product's name. Tills cut words short ({@code JUC} for juice), leave out
 * vowels ({@code BNLESS} for boneless) and write some by convention ({@code W} for with); the first letter always stays.
 */
public final class Abbreviation {

    private static final double SAME = 1;
    private static final double PLURAL = 0.97;
    private static final double CUT_LEAST = 0.7;
    private static final double CUT_SPAN = 0.25;
    private static final double SKELETON = 0.86;
    private static final double LETTERS_LEAST = 0.35;
    private static final double LETTERS_SPAN = 0.4;
    private static final double MISREAD = 0.75;
    private static final int LONG_WORD = 5;
    private static final String VOWELS = "aeiouy";

    private Abbreviation() {}

    /**
     * Likeness of two folded words.
     *
     * @param printed the word on the receipt
     * @param word a word of a name
     * @return 0 when one can't stand for the other, 1 when they are the same
     */
    public static double likeness(String printed, String word) {
        if (printed.equals(word)) {
            return SAME;
        }
        if (printed.isEmpty() || word.isEmpty() || isNumber(printed) || isNumber(word)) {
            return 0;
        }
        if (singular(printed).equals(singular(word))) {
            return PLURAL;
        }
        if (printed.charAt(0) != word.charAt(0)) {
            return 0;
        }
        double share = (double) printed.length() / word.length();
        if (word.startsWith(printed)) {
            return CUT_LEAST + CUT_SPAN * share;
        }
        String shorter = singular(printed);
        if (shorter.length() > 1 && word.startsWith(shorter)) {
            return CUT_LEAST + CUT_SPAN * share;
        }
        String skeleton = skeleton(word);
        if (printed.length() > 1
                && (skeleton.equals(printed) || skeleton(printed).equals(skeleton))) {
            return SKELETON;
        }
        if (printed.length() > 1 && printed.length() < word.length() && isSubsequence(printed, word)) {
            return LETTERS_LEAST + LETTERS_SPAN * share + (skeleton.startsWith(printed) ? CUT_SPAN / 2 : 0);
        }
        boolean longWords = printed.length() >= LONG_WORD && word.length() >= LONG_WORD;
        return longWords && Fold.distance(printed, word, 1) <= 1 ? MISREAD : 0;
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** First letter and consonants, doubled ones once. */
    private static String skeleton(String word) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean vowel = VOWELS.indexOf(letter) >= 0;
            boolean doubled = i > 0 && word.charAt(i - 1) == letter;
            if (i == 0 || (!vowel && !doubled)) {
                kept.append(letter);
            }
        }
        return kept.toString();
    }

    private static boolean isSubsequence(String letters, String word) {
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = word.indexOf(letters.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
