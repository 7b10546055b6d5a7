package org.bitebudget.ocr.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitebudget.ocr.BadFiles;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.ReceiptPicture;
import org.bitebudget.ocr.TestEngine;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.PageFrame;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures that people really send: each gives a reading that claims no more than it saw, or a clear refusal. */
class BadPictureTest {

    private static final List<String> GOODS =
            List.of("Whole Milk", "Bread Wheat", "Cheddar Cheese", "Bananas", "Butter");

    private static ReceiptRecogniser recogniser;

    @BeforeAll
    static void open() {
        recogniser = new ReceiptRecogniser(new TesseractEngine(TestEngine.libraries(), TestEngine.trainedData()));
    }

    @AfterAll
    static void close() {
        recogniser.close();
    }

    @Test
    void aBlankPageIsRefused() {
        assertRefused(BadFiles.picture(1200, 1800, "png"));
    }

    @Test
    void aPictureOfSomethingElseIsRefused() {
        assertRefused(hills(new Random(20_260_401)));
    }

    @Test
    void aTinyPictureIsRefused() {
        assertRefused(picture(1).scaled(0.04).jpeg());
    }

    @Test
    void scrawlIsRefusedOrReadWithoutTrust() {
        try {
            assertNotTrusted(read(scrawl(new Random(20_260_402))));
        } catch (UnreadableImageException e) {
            assertThat(e.refusal()).isEqualTo(Refusal.NO_TEXT);
        }
    }

    @Test
    void ofTwoReceiptsTheLargerOneIsReadAndBothAreCounted() throws UnreadableImageException {
        ReceiptPicture picture = ReceiptPicture.ground(1900, 1200, 80);
        picture.lay(ReceiptPicture.printed(PrintedReceipt.number(1)), 450, 580, 0);
        picture.lay(ReceiptPicture.printed(new PrintedReceipt(List.of("CORNER SHOP", "TOTAL|3.00"))), 1400, 500, 0);
        picture.lay(ReceiptPicture.printed(shortReceipt()), 1400, 800, 0);

        RecognisedText text = recogniser.recognise(picture.jpeg());

        assertThat(text.pages()).extracting(PageFrame::papers).containsExactly(2);
        assertThat(parsed(text).total().value()).isEqualTo(PrintedReceipt.TOTAL);
    }

    @Test
    void aReceiptCutOffAboveItsTotalIsNotTrusted() throws UnreadableImageException {
        assertNotTrusted(read(picture(1).above(430).jpeg()));
    }

    @Test
    void aScreenshotIsRead() throws UnreadableImageException {
        // Given a picture as sharp as a screen shows it, on a dark page with a bar above
        ReceiptPicture screen = ReceiptPicture.ground(1080, 1600, 40);
        screen.lay(ReceiptPicture.printed(PrintedReceipt.number(2)), 540, 800, 0);

        Reading reading = read(screen.jpeg());

        assertThat(reading.total().value()).isEqualTo(PrintedReceipt.TOTAL);
        assertThat(reading.arithmeticOk()).isTrue();
    }

    @Test
    void aHundredLinesAreRead() throws UnreadableImageException {
        List<String> rows = new ArrayList<>(List.of("GREEN VALLEY MARKET LTD", "Date: 14/03/2024 17:42", ""));
        for (int line = 0; line < 100; line++) {
            rows.add(GOODS.get(line % GOODS.size()) + "|" + "1." + (10 + line % 90));
        }
        long total = rows.stream()
                .filter(row -> row.contains("|"))
                .mapToLong(row -> Long.parseLong(row.split("\\|")[1].replace(".", "")))
                .sum();
        rows.add("TOTAL|%d.%02d".formatted(total / 100, total % 100));

        Reading reading = read(new PrintedReceipt(rows).image("png"));

        assertThat(reading.total().value()).isEqualTo(total);
        assertThat(reading.items()).hasSizeBetween(98, 100);
    }

    private static PrintedReceipt shortReceipt() {
        return new PrintedReceipt(
                List.of("CORNER SHOP", "12 Low Street", "Date: 15/03/2024", "Apples|3.00", "TOTAL|3.00", "CASH|3.00"));
    }

    private static ReceiptPicture picture(int number) {
        ReceiptPicture picture = ReceiptPicture.ground(900, 1000, 250);
        picture.lay(ReceiptPicture.printed(PrintedReceipt.number(number)), 450, 480, 0);
        return picture;
    }

    private static Reading read(byte[] file) throws UnreadableImageException {
        return parsed(recogniser.recognise(file));
    }

    private static Reading parsed(RecognisedText text) {
        return new ReceiptParser().parse(text.passes(), LocalDate.MAX, "");
    }

    private static void assertRefused(byte[] file) {
        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> recogniser.recognise(file))
                .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.NO_TEXT));
    }

    private static void assertNotTrusted(Reading reading) {
        assertThat(reading.arithmeticOk()).isFalse();
        assertThat(reading.total() == null || reading.total().confidence() < 0.9)
                .isTrue();
    }

    /** A landscape of soft hills under a sky. */
    private static byte[] hills(Random random) {
        ReceiptPicture picture = ReceiptPicture.ground(1200, 900, 200);
        BufferedImage hill = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = hill.createGraphics();
        for (int layer = 0; layer < 5; layer++) {
            graphics.setColor(new Color(60, 150 - 20 * layer, 70));
            graphics.fillOval(random.nextInt(900) - 300, 350 + 90 * layer, 1200, 800);
        }
        graphics.dispose();
        picture.lay(hill, 600, 450, 0);
        return picture.jpeg();
    }

    /** Loops and strokes as a hurried hand makes them. */
    private static byte[] scrawl(Random random) {
        BufferedImage sheet = new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 1200);
        graphics.setColor(new Color(30, 30, 90));
        graphics.setStroke(new BasicStroke(4));
        for (int row = 100; row < 1100; row += 110) {
            Path2D line = new Path2D.Double();
            double x = 80;
            line.moveTo(x, row);
            while (x < 750) {
                double next = x + 15 + random.nextInt(40);
                line.curveTo(x - 20, row - random.nextInt(60), next + 15, row + random.nextInt(50), next, row);
                x = next;
            }
            graphics.draw(line);
        }
        graphics.dispose();
        ReceiptPicture picture = ReceiptPicture.ground(900, 1200, 255);
        picture.lay(sheet, 450, 600, 0);
        return picture.jpeg();
    }
}
