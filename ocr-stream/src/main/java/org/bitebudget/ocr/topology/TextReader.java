package org.bitebudget.ocr.topology;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.worker.TextCodec;
import org.bitebudget.platform.seal.KeyDeletedException;
import org.bitebudget.platform.seal.Sealer;

/** The machine's reading of a recognised text. */
final class TextReader {

    private final ReceiptParser parser;
    private final LineCategoriser categoriser;
    private final Sealer sealer;
    private final String householdCurrency;

    TextReader(LineCategoriser categoriser, Sealer sealer, String householdCurrency) {
        this.categoriser = categoriser;
        this.sealer = sealer;
        this.householdCurrency = householdCurrency;
        this.parser = new ReceiptParser(householdCurrency);
    }

    /** What the same text gives another reading than before with: engine and parser. */
    static String version(ReceiptText text) {
        return text.getEngineVersion() + "/parser-" + ReceiptParser.VERSION;
    }

    /**
     * The reading.
     *
     * @param at when the text was appended to its topic
     * @throws KeyDeletedException when the household's key was deleted meanwhile
     * @throws IllegalArgumentException when the text is damaged
     */
    ReceiptReading read(ReceiptText text, Instant at, long revision) {
        if (text.getContent() == null) {
            throw new IllegalArgumentException("a text without failure has content");
        }
        LocalDate latest = LocalDate.ofInstant(text.getUploadedAt(), ZoneId.of(text.getZone()))
                .plusDays(1);
        String hint = text.getCurrencyHint() == null ? "" : text.getCurrencyHint();
        byte[] words = sealer.unseal(Seals.bytes(text.getContent()), text.getReceiptId());
        try {
            RecognisedText found = TextCodec.decode(words);
            Reading reading = parser.parse(found, latest, hint);
            ReceiptFacts facts = new ReceiptFacts(text, found, reading, at, householdCurrency);
            return new ReadingEvent(facts, categoriser).reading(revision, sealer);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text's content is damaged", e);
        }
    }
}
