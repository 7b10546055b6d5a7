package org.bitebudget.price.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.platform.avro.GeneratedCoders;
import org.bitebudget.schema.TrustedClasses;

/** Closes records into bytes, which take far less heap than their objects, and opens them. Of one thread. */
final class RecordBytes<T extends SpecificRecord> {

    static {
        TrustedClasses.install();
    }

    private static final int USUAL_BYTES = 256;

    private final SpecificDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;

    RecordBytes(Class<T> type, Schema schema) {
        writer = new SpecificDatumWriter<>(schema, GeneratedCoders.of(type));
        reader = new SpecificDatumReader<>(schema);
    }

    byte[] close(T opened) {
        bytes.reset();
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        try {
            writer.write(opened, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    T open(byte[] closed) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(closed, decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
