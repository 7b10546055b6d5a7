package org.bitebudget.platform.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.TrustedClasses;

/**
 * Turns events into bytes and back in Confluent's wire format: a zero byte, the schema's id (4 bytes, big-endian), the
 * Avro binary body. Reading resolves the writer's schema to ours. Thread-safe, and serialisable so that it can travel
 * inside a job graph; nothing is asked of the registry before the first record.
 *
 * @param <T> generated class of the events
 */
public final class AvroCodec<T extends SpecificRecord> implements Serializable {

    static {
        TrustedClasses.install();
    }

    private static final byte MAGIC = 0;
    private static final int HEADER = 1 + Integer.BYTES;
    private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();
    private static final ThreadLocal<Output> OUTPUT = ThreadLocal.withInitial(Output::new);

    private final RegistrySettings settings;
    private final String subject;
    private final Class<T> type;
    private transient Machinery<T> machinery;

    private AvroCodec(RegistrySettings settings, String subject, Class<T> type) {
        this.settings = settings;
        this.subject = subject;
        this.type = type;
        this.machinery = new Machinery<>(type);
    }

    /** Codec of a topic's values. */
    public static <T extends SpecificRecord> AvroCodec<T> of(RegistrySettings settings, Topic<T> topic) {
        return new AvroCodec<>(settings, topic.subject(), topic.valueType());
    }

    /** Codec of another subject, such as the values of a changelog. */
    public static <T extends SpecificRecord> AvroCodec<T> of(RegistrySettings settings, String subject, Class<T> type) {
        return new AvroCodec<>(settings, subject, type);
    }

    /** Generated class of the events. */
    public Class<T> type() {
        return type;
    }

    /**
     * Frames and encodes one event.
     *
     * @throws RegistryUnavailableException at the first event, if the registry does not answer
     * @throws RegistryRefusalException at the first event, if the registry does not take the schema
     */
    public byte[] encode(T event) {
        Output output = OUTPUT.get();
        output.start(schemaId());
        try {
            machinery.writer.write(event, output.encoder);
            output.encoder.flush();
        } catch (IOException e) {
            OUTPUT.remove();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // the encoder may hold the beginning of the event that failed
            OUTPUT.remove();
            throw e;
        }
        return output.bytes.toByteArray();
    }

    /**
     * Decodes one event.
     *
     * @throws UndecodableRecordException if the bytes are no event of this type; trying again does not help
     * @throws RegistryUnavailableException if the writer's schema is not known yet and the registry does not answer
     */
    public T decode(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new UndecodableRecordException("the record does not start with a zero byte and a schema id");
        }
        DatumReader<T> reader =
                readerFor(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, DECODER.get());
        DECODER.set(decoder);
        T event;
        boolean whole;
        try {
            event = reader.read(null, decoder);
            whole = decoder.isEnd();
        } catch (IOException | RuntimeException e) { // Avro meets broken bytes with runtime exceptions of many kinds
            throw new UndecodableRecordException(
                    "the record's body does not follow its schema ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
        if (!whole) {
            throw new UndecodableRecordException("the record has bytes left after its last field");
        }
        return event;
    }

    private int schemaId() {
        int id = machinery.schemaId;
        if (id == 0) {
            id = SchemaRegistry.at(settings).register(subject, machinery.schema);
            machinery.schemaId = id;
        }
        return id;
    }

    private DatumReader<T> readerFor(int id) {
        DatumReader<T> known = machinery.readers.get(id);
        if (known != null) {
            return known;
        }
        try {
            Schema writer = SchemaRegistry.at(settings).byId(id);
            if (!writer.getFullName().equals(machinery.schema.getFullName())) {
                throw new UndecodableRecordException(
                        "the record is a " + writer.getFullName() + ", expected a " + machinery.schema.getFullName());
            }
            DatumReader<T> reader = new SpecificDatumReader<>(writer, machinery.schema, machinery.data);
            machinery.readers.put(id, reader);
            return reader;
        } catch (RegistryRefusalException e) {
            throw new UndecodableRecordException("the record names schema " + id + ", which the registry lacks", e);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        machinery = new Machinery<>(type);
    }

    /** What is made from the type and never travels. */
    private static final class Machinery<T extends SpecificRecord> {
        private final SpecificData data;
        private final Schema schema;
        private final DatumWriter<T> writer;
        private volatile int schemaId;
        private final ConcurrentMap<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

        Machinery(Class<T> type) {
            this.data = SpecificData.getForClass(type);
            this.schema = data.getSchema(type);
            this.writer = new FieldwiseWriter<>(schema);
        }
    }

    /** A thread's buffer and encoder, used again for every record. */
    private static final class Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

        void start(int id) {
            bytes.reset();
            bytes.write(MAGIC);
            bytes.write(id >>> 24);
            bytes.write(id >>> 16);
            bytes.write(id >>> 8);
            bytes.write(id);
        }
    }
}
