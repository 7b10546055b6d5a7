package org.bitebudget.ocr.engine;

import java.util.List;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.image.PagePreparation;
import org.bitebudget.ocr.domain.image.PreparedPage;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Finds out how a picture has to be turned for its print to stand upright, where its metadata are silent. A strip through
 * the middle is read in each direction; the one in which most letters are read with confidence is right. Costs about as
 * much as a pass, so it is asked only about pages that read badly.
 */
final class UprightTurn {

    /** Confidence that words read by chance hardly have. */
    private static final double SURE = 0.8;
    /** A page reads badly where a smaller part of its letters is in sure words. */
    private static final double BAD = 0.2;
    /** Part of the page's height that is read. */
    private static final int STRIP = 3;

    private static final int QUARTERS = 4;
    private static final int FEW_LETTERS = 20;
    /** Another direction must read so many times more letters. */
    private static final double CLEARLY = 1.5;

    private final WordReader engine;
    private final PagePreparation preparation;

    UprightTurn(WordReader engine, PagePreparation preparation) {
        this.engine = engine;
        this.preparation = preparation;
    }

    /** Whether words look as if the page were not upright. */
    static boolean isDoubted(List<Word> words) {
        return letters(words, SURE) <= BAD * letters(words, 0);
    }

    /** Clockwise quarters that bring the print upright; 0 where no other direction reads clearly better. */
    int of(GrayImage page, String trainedData) {
        int upright = 0;
        double most = Math.max(FEW_LETTERS, CLEARLY * letters(page, 0, trainedData));
        for (int quarters = 1; quarters < QUARTERS; quarters++) {
            int letters = letters(page, quarters, trainedData);
            if (letters > most) {
                most = letters;
                upright = quarters;
            }
        }
        return upright;
    }

    private int letters(GrayImage page, int quarters, String trainedData) {
        PreparedPage prepared = preparation.prepare(page, 1, quarters);
        GrayImage image = prepared.plain();
        int height = Math.max(1, image.height() / STRIP);
        GrayImage strip = image.crop(0, height, image.width(), Math.min(image.height(), 2 * height));
        return letters(engine.read(strip, trainedData, PageMode.BLOCK), SURE);
    }

    /** Letters and digits in words of some length and confidence. */
    private static int letters(List<Word> words, double confidence) {
        return words.stream()
                .filter(word -> word.confidence() >= confidence)
                .mapToInt(word -> (int)
                        word.text().chars().filter(Character::isLetterOrDigit).count())
                .filter(letters -> letters > 1)
                .sum();
    }
}
