package org.bitebudget.benchmarks;

import java.util.Locale;

/**
 * How alike two texts are, as Python's difflib says: twice the characters in matching blocks by the characters of both
 * (Ratcliff and Metzener 1988), after dropping everything but letters and digits.
 */
final class Likeness {

    private Likeness() {}

    /** From 0 to 1. */
    static double of(String a, String b) {
        String left = normal(a);
        String right = normal(b);
        int length = left.length() + right.length();
        return length == 0 ? 1 : 2.0 * matching(left, right) / length;
    }

    /** Lower-case letters and digits of a text, empty for null. */
    static String normal(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-zäöüßáéíóúñ]+", "");
    }

    /** Characters in the longest common block and, recursively, in those left and right of it. */
    private static int matching(String a, String b) {
        int best = 0;
        int bestA = 0;
        int bestB = 0;
        int[] above = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            int[] row = new int[b.length() + 1];
            for (int j = 0; j < b.length(); j++) {
                if (a.charAt(i) == b.charAt(j)) {
                    row[j + 1] = above[j] + 1;
                    if (row[j + 1] > best) {
                        best = row[j + 1];
                        bestA = i + 1 - best;
                        bestB = j + 1 - best;
                    }
                }
            }
            above = row;
        }
        return best == 0
                ? 0
                : best
                        + matching(a.substring(0, bestA), b.substring(0, bestB))
                        + matching(a.substring(bestA + best), b.substring(bestB + best));
    }
}
