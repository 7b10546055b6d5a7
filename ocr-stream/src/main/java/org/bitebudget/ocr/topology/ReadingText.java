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
        put(fields, "/legalName", reading.shop().legalName());
        put(fields, "/shopSign", reading.shop().sign());
        put(fields, "/shopAddress", reading.shop().address());
        put(fields, "/shopPhone", reading.shop().phone());
        put(fields, "/date", reading.date());
        put(fields, "/time", reading.time());
        put(fields, "/total", reading.total());
        put(fields, "/subtotal", reading.subtotal());
        put(fields, "/rounding", reading.rounding());
        put(fields, "/taxTotal", reading.tax());
        put(fields, "/cash", reading.cash());
        put(fields, "/change", reading.change());
        for (int i = 0; i < reading.taxes().size(); i++) {
            fields.put("/taxes/" + i, reading.taxes().get(i).raw());
        }
        for (int i = 0; i < reading.payments().size(); i++) {
            fields.put("/payments/" + i, reading.payments().get(i).raw());
        }
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
