package org.bitebudget.ocr;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.PageFrame;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;

/** Rows of text as words in boxes, as if a flawless recogniser had read a till's print. */
public final class PrintedText {

    private static final int CHARACTER = 12;
    private static final int HEIGHT = 20;
    private static final int LEADING = 30;
    private static final double CONFIDENCE = 0.95;

    private PrintedText() {}

    /** One pass; spaces keep their width, so columns stay columns. */
    public static TextPass pass(String... rows) {
        List<Word> words = new ArrayList<>();
        int width = 0;
        for (int row = 0; row < rows.length; row++) {
            int at = 0;
            for (String part : rows[row].split("(?<= )|(?= )")) {
                if (!part.isBlank()) {
                    Box box = new Box(0, at * CHARACTER, row * LEADING, part.length() * CHARACTER, HEIGHT);
                    words.add(new Word(part, CONFIDENCE, box));
                }
                at += part.length();
            }
            width = Math.max(width, at * CHARACTER);
        }
        return new TextPass("printed", width, rows.length * LEADING, words);
    }

    /** One pass over the rows of a text block. */
    public static TextPass block(String text) {
        return pass(text.split("\n"));
    }

    /** What a flawless recogniser finds of a text block. */
    public static RecognisedText text(String block) {
        TextPass pass = block(block);
        return new RecognisedText(
                List.of(pass), List.of(), List.of(PageFrame.level(pass.imageWidth(), pass.imageHeight())));
    }
}
