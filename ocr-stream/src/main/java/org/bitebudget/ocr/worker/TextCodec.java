package org.bitebudget.ocr.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.bitebudget.event.CodeFormat;
import org.bitebudget.event.ReadPass;
import org.bitebudget.event.ReadWord;
import org.bitebudget.event.ReceiptTextContent;
import org.bitebudget.event.ScannedCode;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.FoundCode;
import org.bitebudget.ocr.domain.text.PageFrame;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.bitebudget.schema.TrustedClasses;

/** Recognised text as Avro binary of {@link ReceiptTextContent}: what travels through the pipe and, sealed, in the event. */
public final class TextCodec {

    static {
        TrustedClasses.install();
    }

    private TextCodec() {}

    /** Bytes of the text. */
    public static byte[] encode(RecognisedText text) throws IOException {
        ReceiptTextContent content = ReceiptTextContent.newBuilder()
                .setPasses(text.passes().stream().map(TextCodec::toEvent).toList())
                .setCodes(text.codes().stream().map(TextCodec::toEvent).toList())
                .setPages(text.pages().stream().map(TextCodec::toEvent).toList())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(ReceiptTextContent.class).write(content, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /**
     * Text of the bytes.
     *
     * @throws IOException when they are none
     */
    public static RecognisedText decode(byte[] bytes) throws IOException {
        try {
            ReceiptTextContent content = new SpecificDatumReader<>(ReceiptTextContent.class)
                    .read(null, DecoderFactory.get().binaryDecoder(new ByteArrayInputStream(bytes), null));
            return new RecognisedText(
                    content.getPasses().stream().map(TextCodec::fromEvent).toList(),
                    content.getCodes().stream().map(TextCodec::fromEvent).toList(),
                    content.getPages().stream().map(TextCodec::fromEvent).toList());
        } catch (RuntimeException e) {
            // Avro meets broken bytes with unchecked exceptions of many kinds
            throw new IOException("no words in Avro's form", e);
        }
    }

    private static ReadPass toEvent(TextPass pass) {
        return ReadPass.newBuilder()
                .setName(pass.name())
                .setImageWidth(pass.imageWidth())
                .setImageHeight(pass.imageHeight())
                .setWords(pass.words().stream().map(TextCodec::toEvent).toList())
                .build();
    }

    private static TextPass fromEvent(ReadPass pass) {
        return new TextPass(
                pass.getName(),
                pass.getImageWidth(),
                pass.getImageHeight(),
                pass.getWords().stream().map(TextCodec::fromEvent).toList());
    }

    private static ReadWord toEvent(Word word) {
        return ReadWord.newBuilder()
                .setText(word.text())
                .setConfidence((float) word.confidence())
                .setBox(toEvent(word.box()))
                .build();
    }

    private static Word fromEvent(ReadWord word) {
        return new Word(word.getText(), word.getConfidence(), fromEvent(word.getBox()));
    }

    private static ScannedCode toEvent(FoundCode code) {
        return ScannedCode.newBuilder()
                .setFormat(CodeFormat.valueOf(code.format()))
                .setText(code.text())
                .setBox(toEvent(code.box()))
                .build();
    }

    private static FoundCode fromEvent(ScannedCode code) {
        return new FoundCode(code.getFormat().name(), code.getText(), fromEvent(code.getBox()));
    }

    private static org.bitebudget.event.PageFrame toEvent(PageFrame page) {
        return org.bitebudget.event.PageFrame.newBuilder()
                .setWidth(page.width())
                .setHeight(page.height())
                .setQuarterTurns(page.quarterTurns())
                .setTiltDegrees(page.tiltDegrees())
                .setPapers(page.papers())
                .build();
    }

    private static PageFrame fromEvent(org.bitebudget.event.PageFrame page) {
        return new PageFrame(
                page.getWidth(), page.getHeight(), page.getQuarterTurns(), page.getTiltDegrees(), page.getPapers());
    }

    private static org.bitebudget.event.Box toEvent(Box box) {
        return org.bitebudget.event.Box.newBuilder()
                .setPage(box.page())
                .setX(box.x())
                .setY(box.y())
                .setWidth(box.width())
                .setHeight(box.height())
                .build();
    }

    private static Box fromEvent(org.bitebudget.event.Box box) {
        return new Box(box.getPage(), box.getX(), box.getY(), box.getWidth(), box.getHeight());
    }
}
