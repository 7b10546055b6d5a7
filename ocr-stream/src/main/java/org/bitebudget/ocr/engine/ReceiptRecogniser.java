package org.bitebudget.ocr.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.codes.CodeReader;
import org.bitebudget.ocr.decode.DecodedPage;
import org.bitebudget.ocr.decode.ImageDecoder;
import org.bitebudget.ocr.domain.Refusal;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.image.GrayImage;
import org.bitebudget.ocr.domain.image.PagePreparation;
import org.bitebudget.ocr.domain.image.PreparedPage;
import org.bitebudget.ocr.domain.parse.Language;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.FoundCode;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;

/**
 * Recognises a file in two or three passes: each looks at the image in another way. The first one's words say the
 * language, whose data the others are made with; the third is made unless the amounts confirm each other (on a receipt in
 * another language than the first: unless an equality confirms the total) and the shop and the date are found by then. Which passes run depends on the file alone, so the same file always gives the same words.
 * One thread at a time.
 */
public final class ReceiptRecogniser implements AutoCloseable {

    /** Changes with every change to preparation or passes that can change the words found. */
    private static final String PIPELINE = "6";

    /** A total this sure is read well, and an equality holds that proves it. */
    private static final double CONFIRMED = 0.7;

    private static final double SURE_NAME = 0.6;

    private static final int FEWEST_WORDS = 3;
    /** Of all passes; what is sent on about them stays far below the largest record of a topic. */
    private static final int MOST_WORDS = 20_000;

    private final WordReader engine;
    private final PagePreparation preparation;
    private final UprightTurn uprightTurn;
    private final ReceiptParser parser = new ReceiptParser();
    private final List<Language> languages = Language.all();

    public ReceiptRecogniser(WordReader engine) {
        this(engine, new PagePreparation());
    }

    /** A recogniser that prepares pages in its own way, to measure what the steps bring. */
    public ReceiptRecogniser(WordReader engine, PagePreparation preparation) {
        this.engine = engine;
        this.preparation = preparation;
        this.uprightTurn = new UprightTurn(engine, preparation);
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
        List<DecodedPage> decoded = ImageDecoder.decode(file);
        String first = languages.get(0).trainedData();
        List<PreparedPage> pages = new ArrayList<>();
        List<TextPass> passes = new ArrayList<>();
        for (DecodedPage page : decoded) {
            pages.add(preparation.prepare(page.image(), page.reduction(), 0));
        }
        passes.add(read(pages, Look.CONTRASTED_BLOCK, first));
        if (UprightTurn.isDoubted(passes.get(0).words()) && turned(decoded, pages, first)) {
            passes.set(0, read(pages, Look.CONTRASTED_BLOCK, first));
        }
        // with the first data much of a foreign receipt is misread, so only its own is used once its language is known
        String data = trainedData(parser.parse(passes, LocalDate.MAX, "").language());
        boolean foreign = !data.equals(first);
        passes.add(read(pages, foreign ? Look.CONTRASTED_BLOCK : Look.PLAIN_COLUMN, data));
        if (!isSettled(parser.parse(passes, LocalDate.MAX, ""), foreign)) {
            passes.add(read(pages, foreign ? Look.PLAIN_COLUMN : Look.PLAIN_BLOCK, data));
        }
        RecognisedText text = new RecognisedText(
                passes,
                codes(decoded, pages),
                pages.stream().map(PreparedPage::frame).toList());
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

    /** Turns pages upright that are not, as pictures without metadata can lie; whether there were any. */
    private boolean turned(List<DecodedPage> decoded, List<PreparedPage> pages, String trainedData) {
        boolean turned = false;
        for (int number = 0; number < pages.size(); number++) {
            DecodedPage page = decoded.get(number);
            int quarters = uprightTurn.of(page.image(), trainedData);
            if (quarters > 0) {
                pages.set(number, preparation.prepare(page.image(), page.reduction(), quarters));
                turned = true;
            }
        }
        return turned;
    }

    /** Codes are looked for in the pages as decoded, since preparation smooths thin bars away. */
    private static List<FoundCode> codes(List<DecodedPage> decoded, List<PreparedPage> pages) {
        List<FoundCode> codes = new ArrayList<>();
        for (int number = 0; number < pages.size(); number++) {
            PreparedPage page = pages.get(number);
            GrayImage upright = decoded.get(number).image().turn(page.frame().quarterTurns());
            for (FoundCode code : CodeReader.read(upright, number)) {
                codes.add(new FoundCode(code.format(), code.text(), page.levelled(code.box())));
            }
        }
        return codes;
    }

    private static boolean isSettled(Reading reading, boolean foreign) {
        return reading.merchant() != null
                && reading.date() != null
                && (reading.arithmeticOk() || (foreign && isConfirmed(reading)));
    }

    /** Enough for a foreign receipt: the same print was read with two sets of data by then. */
    private static boolean isConfirmed(Reading reading) {
        return reading.total() != null
                && reading.total().confidence() >= CONFIRMED
                && reading.merchant().confidence() >= SURE_NAME;
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
            width = Math.max(width, page.plain().width() * page.reduction());
            height = Math.max(height, page.plain().height() * page.reduction());
            for (Word word : engine.read(look.of(page), trainedData, look.mode())) {
                words.add(new Word(word.text(), word.confidence(), page.placed(word.box(), number)));
            }
        }
        return new TextPass(look.label() + "/" + trainedData, width, height, words);
    }
}
