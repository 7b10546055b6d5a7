package org.bitebudget.ocr.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.decode.ImageDecoder;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.image.PreparedPage;
import org.bitebudget.ocr.domain.parse.Language;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Recognises a file in as many passes as it needs: each pass looks at the image in another way, and no further one is
 * made once the amounts confirm each other and the shop and the date are found. Which passes run depends on the file
 * alone, so the same file always gives the same words. One thread at a time.
 */
public final class ReceiptRecogniser implements AutoCloseable {

    /** Changes with every change to preparation or passes that can change the words found. */
    private static final String PIPELINE = "3";

    private static final int FEWEST_WORDS = 3;
    /** Of all passes; what is sent on about them stays far below the largest record of a topic. */
    private static final int MOST_WORDS = 20_000;

    private final WordReader engine;
    private final ReceiptParser parser = new ReceiptParser();
    private final List<Language> languages = Language.all();

    public ReceiptRecogniser(WordReader engine) {
        this.engine = engine;
    }

    /** Recogniser, trained data, preparation and parser that the words and fields depend on. */
    public String version() {
        return "tesseract-" + engine.version() + "/best-int-1.0.0/p" + PIPELINE;
    }

    /**
     * Words of the file.
     *
     * @throws UnreadableImageException when the file is none that can be read, or holds no text
     */
    public RecognisedText recognise(byte[] file) throws UnreadableImageException {
        List<PreparedPage> pages =
                ImageDecoder.decode(file).stream().map(PreparedPage::of).toList();
        List<TextPass> passes = new ArrayList<>();
        String first = languages.get(0).trainedData();
        passes.add(read(pages, Look.CONTRASTED_BLOCK, first));
        passes.add(read(pages, Look.PLAIN_COLUMN, first));
        Reading reading = parser.parse(passes, LocalDate.MAX, "");
        String own = trainedData(reading.language());
        boolean foreign = !own.equals(first);
        if (foreign) {
            passes.add(read(pages, Look.CONTRASTED_BLOCK, own));
        }
        if (!isSettled(reading)) {
            passes.add(read(pages, Look.PLAIN_BLOCK, first));
        }
        RecognisedText text = new RecognisedText(passes, foreign ? first + "+" + own : first);
        if (text.wordCount() < FEWEST_WORDS) {
            throw new UnreadableImageException(Refusal.NO_TEXT, "found " + text.wordCount() + " words");
        }
        if (text.wordCount() > MOST_WORDS) {
            throw new UnreadableImageException(Refusal.TOO_MUCH_TEXT, "found " + text.wordCount() + " words");
        }
        return text;
    }

    @Override
    public void close() {
        engine.close();
    }

    private static boolean isSettled(Reading reading) {
        return reading.arithmeticOk() && reading.merchant() != null && reading.date() != null;
    }

    private String trainedData(String code) {
        return languages.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow()
                .trainedData();
    }

    private TextPass read(List<PreparedPage> pages, Look look, String trainedData) {
        List<Word> words = new ArrayList<>();
        int width = 0;
        int height = 0;
        for (int number = 0; number < pages.size(); number++) {
            PreparedPage page = pages.get(number);
            GrayImage image = look.contrasted ? page.contrasted() : page.plain();
            width = Math.max(width, image.width());
            height = Math.max(height, image.height());
            for (Word word : engine.read(image, trainedData, look.mode)) {
                words.add(placed(word, number, page));
            }
        }
        return new TextPass(look.label + "/" + trainedData, width, height, words);
    }

    private static Word placed(Word word, int page, PreparedPage prepared) {
        Box box = word.box();
        return new Word(
                word.text(),
                word.confidence(),
                new Box(page, box.x() + prepared.left(), box.y() + prepared.top(), box.width(), box.height()));
    }

    /** A way to look at a page. */
    private enum Look {
        CONTRASTED_BLOCK("contrasted-block", true, PageMode.BLOCK),
        PLAIN_BLOCK("plain-block", false, PageMode.BLOCK),
        PLAIN_COLUMN("plain-column", false, PageMode.COLUMN);

        private final String label;
        private final boolean contrasted;
        private final PageMode mode;

        Look(String label, boolean contrasted, PageMode mode) {
            this.label = label;
            this.contrasted = contrasted;
            this.mode = mode;
        }
    }
}
