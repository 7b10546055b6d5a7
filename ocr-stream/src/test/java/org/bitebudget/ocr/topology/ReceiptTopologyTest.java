package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.event.Sealed;
import org.bitebudget.ocr.PrintedText;
import org.bitebudget.ocr.worker.TextCodec;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.AvroDeserializer;
import org.bitebudget.platform.avro.AvroSerializer;
import org.bitebudget.platform.avro.InProcessRegistry;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.platform.seal.HouseholdKeys;
import org.bitebudget.platform.seal.SealedBytes;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTopologyTest {

    private static final String HOUSEHOLD = "6f1c1f8e-4f7c-4d53-9a39-0d6f2a1b2c3d";
    private static final String RECEIPT = "rcp_00112233445566778899aabbccddeeff";
    private static final Instant UPLOADED = Instant.parse("2024-03-15T08:00:00Z");
    private static final String WHOLE = """
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
    private static final String DOUBTFUL = """
            GREEN VALLEY MARKET LTD
            Date: 14/03/2024 17:42

            Whole Milk 1L         1.25
            Bread Wheat           2.40

            TOTAL EUR            11.75
            CASH                 20.00
            CHANGE                8.25
            """;

    @TempDir
    private Path home;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private InProcessRegistry registry;
    private HouseholdKeys keys;
    private Sealer sealer;
    private TopologyTestDriver driver;

    @BeforeEach
    void start() throws IOException {
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
        driver = new TopologyTestDriver(ReceiptTopology.build(registry.settings(), sealer, "CHF"), properties);
    }

    @AfterEach
    void stop() {
        driver.close();
        registry.close();
    }

    @Test
    void aTextBecomesJobReadingLedgerEntryAndPricesUnderTheirKeys() {
        // Given an upload that is being read
        progress(JobState.RECEIVED, 1);
        progress(JobState.READING, 2);

        // When its text arrives
        text(content(WHOLE), "engine-1");

        // Then the job went through all states in order
        assertThat(read(Topics.RECEIPT_JOBS))
                .allSatisfy(job -> assertThat(job.key()).isEqualTo(RECEIPT));
        // and the reading, the ledger entry and the prices say what is printed
        TestRecord<String, ReceiptReading> reading = only(Topics.RECEIPT_READINGS);
        assertThat(reading.key()).isEqualTo(RECEIPT);
        assertThat(reading.value().getStatus()).isEqualTo(ReadingStatus.DONE);
        assertThat(reading.value().getMerchantId()).startsWith("la-huerta-de-lola");
        assertThat(reading.value().getDate().getValue()).isEqualTo(LocalDate.of(2024, 3, 14));
        assertThat(reading.value().getTotal().getValue().getMinor()).isEqualTo(1175);
        assertThat(reading.value().getReconciliationDelta().getMinor()).isZero();
        assertThat(reading.value().getArithmeticOk()).isTrue();
        assertThat(reading.value().getLines())
                .extracting(line -> line.getTotal().getMinor())
                .containsExactly(125L, 240L, 560L, 250L);

        TestRecord<String, LedgerEntry> entry = only(Topics.LEDGER_ENTRIES);
        assertThat(entry.key()).isEqualTo(HOUSEHOLD + "|" + RECEIPT);
        assertThat(entry.value().getKind()).isEqualTo(LedgerKind.PURCHASE);
        assertThat(entry.value().getTotal().getMinor()).isEqualTo(1175);
        assertThat(sumOfLines(entry.value())).isEqualTo(1175);

        String store = reading.value().getMerchantId();
        assertThat(read(Topics.PRICE_OBSERVATIONS))
                .hasSize(4)
                .allSatisfy(price -> assertThat(price.key()).startsWith(store + "|"))
                .extracting(price -> price.value().getPrice().getMinor())
                .containsExactly(125L, 240L, 560L, 250L);
    }

    @Test
    void statesAreWrittenInOrderAndNeverGoBack() {
        progress(JobState.RECEIVED, 1);
        progress(JobState.READING, 2);
        text(content(WHOLE), "engine-1");
        progress(JobState.RECEIVED, 1);
        progress(JobState.READING, 2);

        assertThat(read(Topics.RECEIPT_JOBS))
                .extracting(job -> job.value().getState())
                .containsExactly(JobState.RECEIVED, JobState.READING, JobState.DONE);
    }

    @Test
    void theSameTextHasNoEffectTheSecondTime() {
        text(content(WHOLE), "engine-1");
        drainAll();

        text(content(WHOLE), "engine-1");

        assertNothingWritten();
    }

    @Test
    void aNewerEngineWritesHigherRevisionsOfTheSameSubjects() {
        text(content(DOUBTFUL), "engine-1");
        LedgerEntry before = only(Topics.LEDGER_ENTRIES).value();
        drainAll();

        text(content(WHOLE), "engine-2");

        LedgerEntry after = only(Topics.LEDGER_ENTRIES).value();
        assertThat(after.getEntryId()).isEqualTo(before.getEntryId());
        assertThat(before.getEnvelope().getRevision()).isEqualTo(1);
        assertThat(after.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(only(Topics.RECEIPT_READINGS).value().getEnvelope().getRevision())
                .isEqualTo(2);
    }

    @Test
    void aReadingWithoutAnAmountTakesAnEarlierEntryBack() {
        text(content(WHOLE), "engine-1");
        drainAll();

        text(content("GREEN VALLEY MARKET LTD\nDate: 14/03/2024 17:42\nWhole Milk"), "engine-2");

        LedgerEntry entry = only(Topics.LEDGER_ENTRIES).value();
        assertThat(entry.getKind()).isEqualTo(LedgerKind.DELETION);
        assertThat(entry.getTotal().getMinor()).isZero();
    }

    @Test
    void aReceiptWhoseLinesDoNotAddUpNeedsReviewAndGivesNoPrices() {
        text(content(DOUBTFUL), "engine-1");

        ReceiptReading reading = only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getStatus()).isEqualTo(ReadingStatus.NEEDS_REVIEW);
        assertThat(reading.getReviewReasons()).containsExactly("sums-differ");
        assertThat(reading.getReconciliationDelta().getMinor()).isEqualTo(810);
        assertThat(read(Topics.PRICE_OBSERVATIONS)).isEmpty();
        // what was not read is booked without a category, so the entry still adds up
        LedgerEntry entry = only(Topics.LEDGER_ENTRIES).value();
        assertThat(sumOfLines(entry)).isEqualTo(1175);
        assertThat(entry.getLines()).extracting(line -> line.getCategoryId()).contains("other.uncategorised");
    }

    @Test
    void aCurrencyThatIsNotKnownIsTheHouseholdsAndIsToBeLookedAt() {
        text(content(DOUBTFUL.replace("EUR", "   ")), "engine-1");

        ReceiptReading reading = only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getCurrency()).isEqualTo("CHF");
        assertThat(reading.getReviewReasons()).contains("currency-assumed");
    }

    @Test
    void aFailedImageFailsItsJobAndIsReadByANewerEngine() {
        text(failure("ocr-timeout"), "engine-1");
        ReceiptJob failed = only(Topics.RECEIPT_JOBS).value();
        assertThat(failed.getState()).isEqualTo(JobState.FAILED);
        assertThat(failed.getCode()).isEqualTo("ocr-timeout");

        // the same failure again changes nothing
        text(failure("ocr-timeout"), "engine-1");
        assertThat(read(Topics.RECEIPT_JOBS)).isEmpty();

        text(content(WHOLE), "engine-2");
        ReceiptJob done = only(Topics.RECEIPT_JOBS).value();
        assertThat(done.getState()).isEqualTo(JobState.DONE);
        assertThat(done.getEnvelope().getRevision())
                .isGreaterThan(failed.getEnvelope().getRevision());
    }

    @Test
    void aFailureNeverTakesAReadingBack() {
        text(content(WHOLE), "engine-1");
        drainAll();

        text(failure("ocr-crashed"), "engine-2");

        assertNothingWritten();
    }

    @Test
    void aDeletedKeyFailsTheJob() {
        ReceiptText.Builder sealed = content(WHOLE);
        keys.delete(HOUSEHOLD);

        text(sealed, "engine-1");

        assertThat(only(Topics.RECEIPT_JOBS).value().getCode()).isEqualTo("key-deleted");
    }

    @Test
    void aPoisonRecordGoesToTheDeadLettersAndTheStreamGoesOn() {
        TestInputTopic<byte[], byte[]> raw = driver.createInputTopic(
                Topics.RECEIPT_TEXTS.name(), new ByteArraySerializer(), new ByteArraySerializer());

        raw.pipeInput("x".getBytes(StandardCharsets.UTF_8), "poison".getBytes(StandardCharsets.UTF_8));
        text(content(WHOLE), "engine-1");

        assertThat(deadLetter().code()).isEqualTo(ErrorCode.POISON_RECORD);
        assertThat(only(Topics.RECEIPT_READINGS).value().getReceiptId()).isEqualTo(RECEIPT);
        assertThat(meters.counter(
                                "bitebudget.dead.letters",
                                "topic",
                                Topics.RECEIPT_TEXTS.name(),
                                "code",
                                "poison-record")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTextThatBreaksARuleFailsItsJobAndGoesToTheDeadLetters() {
        text(content(WHOLE).setZone("Nowhere/Nothing"), "engine-1");

        assertThat(only(Topics.RECEIPT_JOBS).value().getState()).isEqualTo(JobState.FAILED);
        assertThat(deadLetter().code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
    }

    private void progress(JobState state, long revision) {
        ReceiptJob job = ReceiptJob.newBuilder()
                .setEnvelope(envelope(revision))
                .setReceiptId(RECEIPT)
                .setHousehold(HOUSEHOLD)
                .setState(state)
                .build();
        input(Topics.RECEIPT_PROGRESS).pipeInput(RECEIPT, job, UPLOADED);
    }

    private void text(ReceiptText.Builder text, String engine) {
        input(Topics.RECEIPT_TEXTS)
                .pipeInput(RECEIPT, text.setEngineVersion(engine).build(), UPLOADED);
    }

    private ReceiptText.Builder content(String rows) {
        try {
            SealedBytes sealed = sealer.seal(HOUSEHOLD, TextCodec.encode(List.of(PrintedText.block(rows))), RECEIPT);
            return base().setContent(Sealed.newBuilder()
                    .setKeyId(sealed.keyId())
                    .setNonce(ByteBuffer.wrap(sealed.nonce()))
                    .setCiphertext(ByteBuffer.wrap(sealed.ciphertext()))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceiptText.Builder failure(String code) {
        return base().setFailure(code).setFailureMessage("what to do");
    }

    private static ReceiptText.Builder base() {
        return ReceiptText.newBuilder()
                .setEnvelope(envelope(1))
                .setReceiptId(RECEIPT)
                .setHousehold(HOUSEHOLD)
                .setUser("user")
                .setLanguages("eng")
                .setPassCount(1)
                .setWordCount(1)
                .setMeanConfidence(0.9f)
                .setElapsedMillis(1)
                .setUploadedAt(UPLOADED)
                .setZone("Europe/Madrid");
    }

    private static Envelope envelope(long revision) {
        return Envelope.newBuilder()
                .setEventId("evt_" + revision)
                .setSubjectId(RECEIPT)
                .setRevision(revision)
                .setOccurredAt(UPLOADED)
                .setRecordedAt(UPLOADED)
                .setProducer("test")
                .setHousehold(HOUSEHOLD)
                .build();
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), new AvroSerializer<>(AvroCodec.of(registry.settings(), topic)));
    }

    private <V extends SpecificRecord> List<TestRecord<String, V>> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        new AvroDeserializer<>(AvroCodec.of(registry.settings(), topic)))
                .readRecordsToList();
    }

    private <V extends SpecificRecord> TestRecord<String, V> only(Topic<V> topic) {
        List<TestRecord<String, V>> records = read(topic);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private DeadLetters.Reason deadLetter() {
        TestOutputTopic<byte[], byte[]> letters = driver.createOutputTopic(
                DeadLetters.topicOf(Topics.RECEIPT_TEXTS.name()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        return DeadLetters.reason(letters.readRecord().headers()).orElseThrow();
    }

    private void drainAll() {
        read(Topics.RECEIPT_JOBS);
        read(Topics.RECEIPT_READINGS);
        read(Topics.LEDGER_ENTRIES);
        read(Topics.PRICE_OBSERVATIONS);
    }

    private void assertNothingWritten() {
        assertThat(read(Topics.RECEIPT_JOBS)).isEmpty();
        assertThat(read(Topics.RECEIPT_READINGS)).isEmpty();
        assertThat(read(Topics.LEDGER_ENTRIES)).isEmpty();
        assertThat(read(Topics.PRICE_OBSERVATIONS)).isEmpty();
    }

    private static long sumOfLines(LedgerEntry entry) {
        return entry.getLines().stream()
                .mapToLong(line -> line.getAmount().getMinor())
                .sum();
    }
}
