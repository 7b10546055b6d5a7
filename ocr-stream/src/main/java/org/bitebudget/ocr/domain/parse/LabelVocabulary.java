package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitebudget.platform.text.Fold;

/** Finds the labels of labels.tsv in printed rows, forgiving one misread letter in five. */
public final class LabelVocabulary {

    private static final Pattern PRINTED_WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LETTERS_PER_ERROR = 5;
    private static final int LETTERS_PER_FORM_ERROR = 3;
    private static final int SHORT = 3;
    private static final int JOINED = 7;
    /** Words that may stand between two words of a phrase, as {@code OF} in "inclusive OF gst". */
    private static final int MAX_BETWEEN = 1;

    private final WordIndex words = new WordIndex();
    private final List<Phrase> phrases = new ArrayList<>();

    /** A vocabulary of rows of language, role and phrase. */
    LabelVocabulary(List<List<String>> rows) {
        for (List<String> row : rows) {
            LabelRole role = LabelRole.valueOf(row.get(1).toUpperCase(Locale.ROOT));
            phrases.add(phrase(row.get(0), role, Fold.words(row.get(2))));
        }
        phrases.sort(Comparator.comparingInt(Phrase::length).reversed());
    }

    private Phrase phrase(String language, LabelRole role, List<String> parts) {
        String joined = String.join("", parts);
        // there are few legal forms, and what stands before the rest of one can only be its first word
        boolean form = role == LabelRole.LEGAL && parts.size() > 1 && joined.length() > JOINED - 2;
        int lettersPerError = form ? LETTERS_PER_FORM_ERROR : LETTERS_PER_ERROR;
        int[] ids = parts.stream()
                .mapToInt(word -> words.add(
                        word, word.length() < SHORT ? 0 : Math.max(form ? 2 : 1, word.length() / lettersPerError)))
                .toArray();
        boolean joinable = parts.size() > 1 && joined.length() >= JOINED;
        int joinedId = joinable ? words.add(joined, joined.length() / LETTERS_PER_ERROR) : -1;
        int forgiven = joined.length() / lettersPerError;
        return new Phrase(language, role, String.join(" ", parts), joined.length(), forgiven, ids, joinedId);
    }

    /** Labels in a row's text from left to right; none overlaps another, longer phrases come first to their place. */
    public List<Label> find(String text) {
        List<PrintedWord> printed = printedWords(text);
        boolean[] taken = new boolean[printed.size()];
        List<Label> found = new ArrayList<>();
        BitSet near = new BitSet();
        printed.forEach(word -> word.near.distances().keySet().forEach(near::set));
        for (Phrase phrase : phrases) {
            if (!phrase.canStart(near)) {
                continue;
            }
            for (int start = 0; start < printed.size(); start++) {
                Optional<int[]> hit = phrase.matchFrom(printed, start, taken);
                if (hit.isPresent()) {
                    int last = start;
                    for (int index : hit.get()) {
                        taken[index] = true;
                        last = index;
                    }
                    found.add(new Label(
                            phrase.role, phrase.language, phrase.text, printed.get(start).from, printed.get(last).to));
                }
            }
        }
        found.sort(Comparator.comparingInt(Label::from));
        return found;
    }

    private List<PrintedWord> printedWords(String text) {
        List<PrintedWord> found = new ArrayList<>();
        Matcher matcher = PRINTED_WORD.matcher(text);
        while (matcher.find()) {
            found.add(new PrintedWord(words.near(Fold.text(matcher.group())), matcher.start(), matcher.end()));
        }
        return found;
    }

    private record PrintedWord(WordIndex.Near near, int from, int to) {}

    private static final class Phrase {

        private final String language;
        private final LabelRole role;
        private final String text;
        private final int length;
        private final int forgiven;
        private final int[] words;
        private final int joined;

        Phrase(String language, LabelRole role, String text, int length, int forgiven, int[] words, int joined) {
            this.language = language;
            this.role = role;
            this.text = text;
            this.length = length;
            this.forgiven = forgiven;
            this.words = words;
            this.joined = joined;
        }

        int length() {
            return length;
        }

        /** Whether its first word, or all of it without spaces, is among known words by their numbers. */
        boolean canStart(BitSet near) {
            return near.get(words[0]) || (joined >= 0 && near.get(joined));
        }

        /** Places of the words that make the phrase from {@code start} on. */
        Optional<int[]> matchFrom(List<PrintedWord> printed, int start, boolean[] taken) {
            if (taken[start]) {
                return Optional.empty();
            }
            // the space between two words is easily lost
            if (joined >= 0 && printed.get(start).near.distance(joined) <= forgiven) {
                return Optional.of(new int[] {start});
            }
            if (printed.get(start).near.distance(words[0]) > forgiven) {
                return Optional.empty();
            }
            int[] hit = new int[words.length];
            int errors = forgiven;
            int at = start;
            for (int word = 0; word < words.length; word++) {
                int limit = word == 0 ? start : Math.min(printed.size() - 1, at + MAX_BETWEEN);
                int next = -1;
                for (int i = at; i <= limit && next < 0; i++) {
                    int distance = printed.get(i).near.distance(words[word]);
                    if (!taken[i] && distance <= errors) {
                        next = i;
                        errors -= distance;
                    }
                }
                if (next < 0) {
                    return Optional.empty();
                }
                hit[word] = next;
                at = next + 1;
            }
            return Optional.of(hit);
        }
    }
}
