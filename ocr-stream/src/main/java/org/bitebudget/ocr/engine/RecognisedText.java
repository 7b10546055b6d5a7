package org.bitebudget.ocr.engine;

import java.util.List;
import org.bitebudget.ocr.domain.text.TextPass;

/**
 * What recognition found on all pages.
 *
 * @param languages trained data used, joined by {@code +}
 */
public record RecognisedText(List<TextPass> passes, String languages) {

    public RecognisedText {
        passes = List.copyOf(passes);
    }

    /** Words of all passes. */
    public int wordCount() {
        return passes.stream().mapToInt(pass -> pass.words().size()).sum();
    }

    /** Mean confidence of all words. */
    public double meanConfidence() {
        return passes.stream()
                .flatMap(pass -> pass.words().stream())
                .mapToDouble(word -> word.confidence())
                .average()
                .orElse(0);
    }
}
