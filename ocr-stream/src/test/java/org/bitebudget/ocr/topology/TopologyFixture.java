package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.FieldCorrection;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.PrintedText;
import org.bitebudget.ocr.embedding.LanguageModel;
import org.bitebudget.ocr.worker.TextCodec;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.AvroDeserializer;
import org.bitebudget.platform.avro.AvroSerializer;
import org.bitebudget.platform.avro.InProcessRegistry;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;

/** The whole topology over a driver, with texts as a flawless recogniser would write them. */
final class TopologyFixture implements AutoCloseable {

    static final String HOUSEHOLD = "6f1c1f8e-4f7c-4d53-9a39-0d6f2a1b2c3d";
    static final String RECEIPT = "rcp_00112233445566778899aabbccddeeff";
    static final Instant UPLOADED = Instant.parse("2024-03-15T08:00:00Z");
    static final String WHOLE = """
            LA HUERTA DE LOLA S.L.
            C/ Mayor 12, Madrid
            NIF: B12345678
            Fecha: 14/03/2024   Hora: 17:42

            Leche entera 1L       1,25
            Pan integral          2,40
            Queso curado          5,60
            Platano canarias      2,50

            SUBTOTAL             11,75
            TOTAL EUR            11,75
            EFECTIVO             20,00
            CAMBIO                8,25
            Gracias por su visita
            """;
    static final String DOUBTFUL = """
            GREEN VALLEY MARKET LTD
            Date: 14/03/2024 17:42

            Whole Milk 1L         1.25
            Bread Wheat           2.40

            TOTAL EUR            11.75
            CASH                 20.00
            CHANGE                8.25
            """;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HouseholdKeys keys;
    final TopologyTestDriver driver;
    private final InProcessRegistry registry;
    private final Sealer sealer;
    private final LanguageModel model = new LanguageModel(Path.of("target", "embedding-libraries"));

    TopologyFixture(Path home) throws IOException {
        this(home, null);
    }

    /** A part of the topology over the driver; the whole of it without one. */
    TopologyFixture(Path home, Function<RegistrySettings, Topology> part) throws IOException {
        registry = InProcessRegistry.start();
        keys = HouseholdKeys.in(home.resolve("keys"));
        sealer = new Sealer(keys);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ocr-stream");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, home.resolve("state").toString());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(DeadLetterHandler.METERS, meters);
        Topology topology = part == null
                ? ReceiptTopology.build(registry.settings(), sealer, "CHF", model)
                : part.apply(registry.settings());
        driver = new TopologyTestDriver(topology, properties);
    }

    @Override
    public void close() {
        driver.close();
        model.close();
        registry.close();
    }

    /** The state of reading a receipt, as the image intake tells it. */
    void progress(JobState state, long revision) {
        ReceiptJob job = ReceiptJob.newBuilder()
                .setEnvelope(envelope(HOUSEHOLD, RECEIPT, revision))
                .setReceiptId(RECEIPT)
                .setHousehold(HOUSEHOLD)
                .setState(state)
                .build();
        send(Topics.RECEIPT_PROGRESS, Keys.join(HOUSEHOLD, RECEIPT), job);
    }

    /** A recognised text arrives. */
    void text(ReceiptText.Builder text, String engine) {
        send(
                Topics.RECEIPT_TEXTS,
                Keys.join(text.getHousehold(), text.getReceiptId()),
                text.setEngineVersion(engine).build());
    }

    /** A text of the usual receipt and household. */
    ReceiptText.Builder content(String rows) {
        return content(HOUSEHOLD, RECEIPT, rows);
    }

    /** A text of any receipt of any household. */
    ReceiptText.Builder content(String household, String receipt, String rows) {
        try {
            SealedBytes sealed = sealer.seal(household, TextCodec.encode(PrintedText.text(rows)), receipt);
            return text(household, receipt)
                    .setContent(Sealed.newBuilder()
                            .setKeyId(sealed.keyId())
                            .setNonce(ByteBuffer.wrap(sealed.nonce()))
                            .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image that could not be read. */
    static ReceiptText.Builder failure(String code) {
        return text(HOUSEHOLD, RECEIPT).setFailure(code).setFailureMessage("what to do");
    }

    private static ReceiptText.Builder text(String household, String receipt) {
        return ReceiptText.newBuilder()
                .setEnvelope(envelope(household, receipt, 1))
                .setReceiptId(receipt)
                .setHousehold(household)
                .setUser("user")
                .setLanguages("eng")
                .setPassCount(1)
                .setWordCount(1)
                .setMeanConfidence(0.9f)
                .setElapsedMillis(1)
                .setUploadedAt(UPLOADED)
                .setZone("Europe/Madrid");
    }

    /** A person corrects the usual receipt: pointers and values in turn. */
    void correct(String... fields) {
        correctReceipt(HOUSEHOLD, RECEIPT, fields);
    }

    /** A person corrects any receipt of any household. */
    void correctReceipt(String household, String receipt, String... fields) {
        correction(household, receipt, 1, Arrays.toString(fields), fields);
    }

    /** A person corrects a receipt, having seen a revision of it; the event's id is of the caller's choice. */
    void correction(String household, String receipt, long seen, String eventId, String... fields) {
        List<FieldCorrection> corrections = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            corrections.add(new FieldCorrection(fields[i], fields[i + 1], null));
        }
        Envelope envelope = envelope(household, receipt, 1);
        envelope.setEventId(eventId);
        ReceiptCorrection event = ReceiptCorrection.newBuilder()
                .setEnvelope(envelope)
                .setHousehold(household)
                .setUser("user")
                .setReceiptId(receipt)
                .setReadingRevision(seen)
                .setCorrections(corrections)
                .build();
        send(Topics.RECEIPT_CORRECTIONS, Keys.join(household, receipt), event);
    }

    static Envelope envelope(String household, String subject, long revision) {
        return Envelope.newBuilder()
                .setEventId("evt_" + subject + revision)
                .setSubjectId(subject)
                .setRevision(revision)
                .setOccurredAt(UPLOADED)
                .setRecordedAt(UPLOADED)
                .setProducer("test")
                .setHousehold(household)
                .build();
    }

    /** Puts an event under a key into a topic that the topology reads. */
    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        TestInputTopic<String, V> input = driver.createInputTopic(
                topic.name(), new StringSerializer(), new AvroSerializer<>(AvroCodec.of(registry.settings(), topic)));
        input.pipeInput(key, value, UPLOADED);
    }

    /** What was written to a topic since it was last read. */
    <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        new AvroDeserializer<>(AvroCodec.of(registry.settings(), topic)))
                .readRecordsToList();
    }

    /** The one event that was written to a topic since it was last read. */
    <V extends SpecificRecord> TestRecord<String, V> only(Topic<V> topic) {
        List<TestRecord<String, V>> records = read(topic);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    /** Why the next record of a topic was set aside. */
    DeadLetters.Reason deadLetter(Topic<?> topic) {
        return DeadLetters.reason(driver.createOutputTopic(
                                topic.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecord()
                        .headers())
                .orElseThrow();
    }

    /** How many records of a topic were set aside with a code. */
    double deadLetters(Topic<?> topic, String code) {
        return meters.counter("bitebudget.dead.letters", "topic", topic.name(), "code", code)
                .count();
    }

    /** Takes away what was written so far. */
    void drain() {
        read(Topics.RECEIPT_JOBS);
        read(Topics.RECEIPT_READINGS);
        read(Topics.LEDGER_ENTRIES);
        read(Topics.PRICE_OBSERVATIONS);
    }

    void assertNothingWritten() {
        assertThat(read(Topics.RECEIPT_JOBS)).isEmpty();
        assertThat(read(Topics.RECEIPT_READINGS)).isEmpty();
        assertThat(read(Topics.LEDGER_ENTRIES)).isEmpty();
        assertThat(read(Topics.PRICE_OBSERVATIONS)).isEmpty();
    }

    static long sumOfLines(LedgerEntry entry) {
        return entry.getLines().stream()
                .mapToLong(line -> line.getAmount().getMinor())
                .sum();
    }
}
