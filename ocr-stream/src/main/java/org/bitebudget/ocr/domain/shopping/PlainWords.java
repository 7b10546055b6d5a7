package org.bitebudget.ocr.domain.shopping;

import java.util.List;
import org.bitebudget.platform.text.Fold;

/** The words of a text without its figures and sizes; all of them where there is nothing else ({@code 7up}). */
final class PlainWords {

    private PlainWords() {}

    /** Folded; umlauts are spelled out as tills do. */
    static List<String> of(String text) {
        List<String> words = Fold.words(spelledOut(text));
        List<String> plain = words.stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .toList();
        return plain.isEmpty() ? words : plain;
    }

    private static String spelledOut(String text) {
        return text.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE");
    }
}
