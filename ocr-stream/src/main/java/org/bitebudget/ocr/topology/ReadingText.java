package org.bitebudget.ocr.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.bitebudget.event.ReadingRawText;
import org.bitebudget.ocr.domain.parse.ReadField;
import org.bitebudget.ocr.domain.parse.Reading;

/** The printed text behind each field, as Avro binary of {@link ReadingRawText}. */
final class ReadingText {

    private ReadingText() {}

    static byte[] encode(Reading reading) {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "/merchant", reading.merchant());
        put(fields, "/date", reading.date());
        put(fields, "/time", reading.time());
        put(fields, "/total", reading.total());
        put(fields, "/taxTotal", reading.tax());
        for (int i = 0; i < reading.items().size(); i++) {
            fields.put("/lines/" + i, reading.items().get(i).raw());
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(ReadingRawText.class)
                    .write(ReadingRawText.newBuilder().setFields(fields).build(), encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, String> fields, String pointer, ReadField<?> field) {
        if (field != null) {
            fields.put(pointer, field.raw());
        }
    }
}
