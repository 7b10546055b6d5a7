package org.bitebudget.ocr.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.bitebudget.event.ReadPass;
import org.bitebudget.event.ReadWord;
import org.bitebudget.event.ReceiptTextContent;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.bitebudget.schema.TrustedClasses;

/** Words as Avro binary of {@link ReceiptTextContent}: what travels through the pipe and, sealed, in the event. */
public final class TextCodec {

    static {
        TrustedClasses.install();
    }

    private TextCodec() {}

    /** Bytes of the passes. */
    public static byte[] encode(List<TextPass> passes) throws IOException {
        ReceiptTextContent content = ReceiptTextContent.newBuilder()
                .setPasses(passes.stream().map(TextCodec::toEvent).toList())
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<>(ReceiptTextContent.class).write(content, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /**
     * Passes of the bytes.
     *
     * @throws IOException when they are none
     */
    public static List<TextPass> decode(byte[] bytes) throws IOException {
        ReceiptTextContent content;
        try {
            content = new SpecificDatumReader<>(ReceiptTextContent.class)
                    .read(null, DecoderFactory.get().binaryDecoder(new ByteArrayInputStream(bytes), null));
        } catch (RuntimeException e) {
            // Avro meets broken bytes with unchecked exceptions of many kinds
            throw new IOException("no words in Avro's form", e);
        }
        List<TextPass> passes = new ArrayList<>();
        for (ReadPass pass : content.getPasses()) {
            passes.add(new TextPass(
                    pass.getName(),
                    pass.getImageWidth(),
                    pass.getImageHeight(),
                    pass.getWords().stream().map(TextCodec::fromEvent).toList()));
        }
        return passes;
    }

    private static ReadPass toEvent(TextPass pass) {
        return ReadPass.newBuilder()
                .setName(pass.name())
                .setImageWidth(pass.imageWidth())
                .setImageHeight(pass.imageHeight())
                .setWords(pass.words().stream().map(TextCodec::toEvent).toList())
                .build();
    }

    private static ReadWord toEvent(Word word) {
        Box box = word.box();
        return ReadWord.newBuilder()
                .setText(word.text())
                .setConfidence((float) word.confidence())
                .setBox(org.bitebudget.event.Box.newBuilder()
                        .setPage(box.page())
                        .setX(box.x())
                        .setY(box.y())
                        .setWidth(box.width())
                        .setHeight(box.height())
                        .build())
                .build();
    }

    private static Word fromEvent(ReadWord word) {
        org.bitebudget.event.Box box = word.getBox();
        return new Word(
                word.getText(),
                word.getConfidence(),
                new Box(box.getPage(), box.getX(), box.getY(), box.getWidth(), box.getHeight()));
    }
}
