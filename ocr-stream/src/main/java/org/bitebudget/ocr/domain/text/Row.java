package org.bitebudget.ocr.domain.text;

import java.util.List;
import java.util.stream.Collectors;

/** Words that stand beside each other, from left to right; at least one. */
public record Row(List<Word> words) {

    public Row {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a row has words");
        }
    }

    /** The words with one space between. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The rectangle around all words. */
    public Box box() {
        return words.stream().map(Word::box).reduce(Box::around).orElseThrow();
    }

    /** Mean confidence of the words. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }

    /** Height of the tallest word in pixels: a measure of the print size. */
    public int height() {
        return words.stream().mapToInt(word -> word.box().height()).max().orElse(0);
    }
}
