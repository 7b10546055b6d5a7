package org.bitebudget.ocr.domain.text;

import java.util.List;

/** What one recognition pass over an image found. Sizes are in pixels of the prepared image. */
public record TextPass(String name, int imageWidth, int imageHeight, List<Word> words) {

    public TextPass {
        words = List.copyOf(words);
    }

    /** Mean confidence of the words, 0 where there are none. */
    public double meanConfidence() {
        return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }
}
