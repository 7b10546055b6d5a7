package org.bitebudget.ocr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.ReceiptPicture;
import org.bitebudget.ocr.TestEngine;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a receipt lies in its picture, it is read, and its boxes lie where people see its words. */
class ReceiptPositionTest {

    private static final int SIDE = 1800;
    private static final int TABLE = 90;
    private static final double CENTRE = SIDE / 2.0;
    /** Pixels; a row is 30 high. */
    private static final double NEAR = 15;

    private static final String WORD = "Bananas";

    private static ReceiptRecogniser recogniser;

    @BeforeAll
    static void open() {
        recogniser = new ReceiptRecogniser(new TesseractEngine(TestEngine.libraries(), TestEngine.trainedData()));
    }

    @AfterAll
    static void close() {
        recogniser.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 4, -3, 90, 180, 270, 183})
    void boxesLieWhereTheWordsAreSeen(double degrees) throws UnreadableImageException {
        BufferedImage receipt = ReceiptPicture.printed(PrintedReceipt.number(1));
        Point2D printed =
                centre(find(recogniser.recognise(PrintedReceipt.number(1).image("png"))));
        ReceiptPicture picture = ReceiptPicture.ground(SIDE, SIDE, TABLE);
        AffineTransform place = picture.lay(receipt, CENTRE + 80, CENTRE - 60, degrees);

        RecognisedText text = recogniser.recognise(picture.jpeg());

        Point2D seen = centre(find(text));
        assertThat(seen.distance(ReceiptPicture.moved(place, printed.getX(), printed.getY())))
                .as("distance of %s from where it was laid", WORD)
                .isLessThan(NEAR);
        Reading reading = new ReceiptParser().parse(text.passes(), LocalDate.MAX, "");
        assertThat(reading.total().value()).isEqualTo(PrintedReceipt.TOTAL);
        assertThat(reading.arithmeticOk()).isTrue();
    }

    @Test
    void boxesOfAHugeScanAreInPixelsOfTheFile() throws UnreadableImageException {
        Point2D printed =
                centre(find(recogniser.recognise(PrintedReceipt.number(1).image("png"))));
        ReceiptPicture picture = ReceiptPicture.ground(SIDE, SIDE, TABLE);
        AffineTransform place = picture.lay(ReceiptPicture.printed(PrintedReceipt.number(1)), CENTRE, CENTRE, 0);

        RecognisedText text = recogniser.recognise(picture.scaled(3).jpeg());

        assertThat(text.pages()).singleElement().satisfies(page -> assertThat(page.width())
                .isGreaterThan(3 * SIDE - 10));
        Point2D laid = ReceiptPicture.moved(place, printed.getX(), printed.getY());
        assertThat(centre(find(text)).distance(3 * laid.getX(), 3 * laid.getY()))
                .isLessThan(3 * NEAR);
    }

    private static Box find(RecognisedText text) {
        return text.passes().get(0).words().stream()
                .filter(word -> word.text().equals(WORD))
                .map(Word::box)
                .map(text::inPicture)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the word is not read"));
    }

    private static Point2D centre(Box box) {
        return new Point2D.Double(box.x() + box.width() / 2.0, box.centreY());
    }
}
