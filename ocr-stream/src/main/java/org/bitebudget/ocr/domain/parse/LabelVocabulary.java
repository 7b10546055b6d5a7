package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the labels of labels.tsv in printed rows, forgiving one misread letter in five. */
public final class LabelVocabulary {

    private static final Pattern PRINTED_WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LETTERS_PER_ERROR = 5;
    private static final int SHORT = 3;
    private static final int JOINED = 7;
    /** Words that may stand between two words of a phrase, as {@code OF} in "inclusive OF gst". */
    private static final int MAX_BETWEEN = 1;

    private final List<Phrase> phrases;

    private LabelVocabulary(List<Phrase> phrases) {
        this.phrases = phrases;
    }

    /** The vocabulary that is part of the product. */
    public static LabelVocabulary load() {
        List<Phrase> phrases = new ArrayList<>();
        for (List<String> row : DataFile.rows(LabelVocabulary.class, "labels.tsv", 3)) {
            LabelRole role = LabelRole.valueOf(row.get(1).toUpperCase(Locale.ROOT));
            phrases.add(new Phrase(row.get(0), role, Fold.words(row.get(2))));
        }
        phrases.sort(Comparator.comparingInt(Phrase::length).reversed());
        return new LabelVocabulary(List.copyOf(phrases));
    }

    /** Labels in a row's text from left to right; none overlaps another, longer phrases come first to their place. */
    public List<Label> find(String text) {
        List<PrintedWord> words = words(text);
        boolean[] taken = new boolean[words.size()];
        List<Label> found = new ArrayList<>();
        for (Phrase phrase : phrases) {
            for (int start = 0; start < words.size(); start++) {
                List<Integer> hit = phrase.matchFrom(words, start, taken);
                if (!hit.isEmpty()) {
                    hit.forEach(index -> taken[index] = true);
                    PrintedWord last = words.get(hit.get(hit.size() - 1));
                    found.add(new Label(
                            phrase.role,
                            phrase.language,
                            String.join(" ", phrase.words),
                            words.get(start).from,
                            last.to));
                }
            }
        }
        found.sort(Comparator.comparingInt(Label::from));
        return found;
    }

    private static List<PrintedWord> words(String text) {
        List<PrintedWord> words = new ArrayList<>();
        Matcher matcher = PRINTED_WORD.matcher(text);
        while (matcher.find()) {
            words.add(new PrintedWord(Fold.text(matcher.group()), matcher.start(), matcher.end()));
        }
        return words;
    }

    private record PrintedWord(String folded, int from, int to) {}

    private record Phrase(String language, LabelRole role, List<String> words) {

        int length() {
            return words.stream().mapToInt(String::length).sum();
        }

        List<Integer> matchFrom(List<PrintedWord> printed, int start, boolean[] taken) {
            List<Integer> hit = new ArrayList<>();
            int errors = length() / LETTERS_PER_ERROR;
            if (words.size() > 1 && !taken[start] && isJoined(printed.get(start).folded, errors)) {
                return List.of(start);
            }
            int at = start;
            for (String word : words) {
                int limit = hit.isEmpty() ? start : Math.min(printed.size() - 1, at + MAX_BETWEEN);
                int next = -1;
                for (int i = at; i <= limit && i < printed.size() && next < 0; i++) {
                    int distance = taken[i] ? errors + 1 : distance(word, printed.get(i).folded, errors);
                    if (distance <= errors) {
                        next = i;
                        errors -= distance;
                    }
                }
                if (next < 0) {
                    return List.of();
                }
                hit.add(next);
                at = next + 1;
            }
            return hit;
        }

        /** The space between two words is easily lost. */
        private boolean isJoined(String printed, int errors) {
            return length() >= JOINED && Fold.distance(String.join("", words), printed, errors) <= errors;
        }

        /** Short words must be read exactly: one letter changes them into others. */
        private static int distance(String word, String printed, int limit) {
            int allowed = word.length() < SHORT ? 0 : Math.min(limit, Math.max(1, word.length() / LETTERS_PER_ERROR));
            return Fold.distance(word, printed, allowed) <= allowed ? Fold.distance(word, printed, allowed) : limit + 1;
        }
    }
}
