package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bitebudget.platform.text.Fold;

/** Known words, each with the number of misread letters that it forgives, and which of them a printed word can be. */
final class WordIndex {

    private static final int FAR = 1_000;
    private static final int LEAST_LETTERS = 2;
    private static final int MOST_REMEMBERED = 20_000;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    /** Receipts repeat few words, and passes over one receipt most of them. */
    private final Map<String, Near> remembered = new ConcurrentHashMap<>();

    /** Adds a word and gives its number; all words are added before the first is looked up. */
    int add(String word, int forgiven) {
        return ids.computeIfAbsent(word + " " + forgiven, key -> {
            entries.add(new Entry(word, forgiven, letters(word)));
            return entries.size() - 1;
        });
    }

    /** The known words that a printed word can be. */
    Near near(String printed) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(printed, this::search);
    }

    private Near search(String printed) {
        Map<Integer, Integer> distances = new HashMap<>();
        search(printed, distances);
        String lookalike = lookalike(printed);
        if (!lookalike.equals(printed)) {
            search(lookalike, distances);
        }
        return new Near(distances);
    }

    private void search(String printed, Map<Integer, Integer> distances) {
        long letters = letters(printed);
        for (int id = 0; id < entries.size(); id++) {
            Entry entry = entries.get(id);
            // one edit changes at most two letters of the set
            boolean possible = Math.abs(entry.word.length() - printed.length()) <= entry.forgiven
                    && Long.bitCount(letters ^ entry.letters) <= 2 * entry.forgiven;
            if (possible) {
                int distance = Fold.distance(entry.word, printed, entry.forgiven);
                if (distance <= entry.forgiven) {
                    distances.merge(id, distance, Math::min);
                }
            }
        }
    }

    /** A word of letters with digits in it, with the letters that these digits look like. */
    private static String lookalike(String word) {
        boolean letters = word.chars().filter(Character::isLetter).count() >= LEAST_LETTERS;
        return letters
                ? word.replace('0', 'o').replace('1', 'l').replace('5', 's').replace('8', 'b')
                : word;
    }

    /** The set of letters and digits of a folded word, one bit each. */
    private static long letters(String word) {
        long set = 0;
        for (int i = 0; i < word.length(); i++) {
            set |= 1L << (word.charAt(i) % 64);
        }
        return set;
    }

    private record Entry(String word, int forgiven, long letters) {}

    /** Distances from one printed word to known words by their numbers. */
    record Near(Map<Integer, Integer> distances) {

        Near {
            distances = Map.copyOf(distances);
        }

        /** Edits to a known word, very many where it cannot be that one. */
        int distance(int id) {
            return distances.isEmpty() ? FAR : distances.getOrDefault(id, FAR);
        }
    }
}
