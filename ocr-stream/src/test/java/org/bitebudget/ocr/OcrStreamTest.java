package org.bitebudget.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.embedded.testing.StackExtension;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.ProductLink;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.avro.AvroCodec;
import org.bitebudget.platform.avro.RegistrySettings;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OcrStreamTest {

    @RegisterExtension
    static final StackExtension STACK = new StackExtension();

    private static final String LETTERS = DeadLetters.topicOf(Topics.RECEIPT_IMAGES.name());

    @TempDir
    private static Path home;

    private static OcrUnderTest app;
    private static TopicLog log;

    @BeforeAll
    static void start() throws Exception {
        app = OcrUnderTest.start(STACK, home);
        log = new TopicLog(
                STACK.topics(),
                Topics.RECEIPT_JOBS.name(),
                Topics.RECEIPT_READINGS.name(),
                Topics.LEDGER_ENTRIES.name(),
                Topics.PRODUCT_LINKS.name(),
                LETTERS);
    }

    @AfterAll
    static void stop() {
        log.close();
        app.close();
    }

    @Test
    void aPhotoIsSeenBeingReadAndEndsInTheLedger() throws Exception {
        String receipt = app.upload(PrintedReceipt.number(1).image("png"));

        assertThat(states(receipt, 3)).containsExactly(JobState.RECEIVED, JobState.READING, JobState.DONE);
        ReceiptReading reading = event(Topics.RECEIPT_READINGS, receipt::equals);
        assertThat(reading.getTotal().getValue().getMinor()).isEqualTo(PrintedReceipt.TOTAL);
        assertThat(reading.getMerchantId()).isEqualTo("green-valley-market-ltd");
        assertThat(reading.getLines()).hasSize(4);
        LedgerEntry entry = event(Topics.LEDGER_ENTRIES, key -> key.equals(app.household() + "|" + receipt));
        assertThat(entry.getTotal().getMinor()).isEqualTo(PrintedReceipt.TOTAL);
        assertThat(entry.getTotal().getCurrency()).isEqualTo("EUR");
    }

    @Test
    void theSameImageAgainChangesNothing() throws Exception {
        byte[] image = PrintedReceipt.number(2).image("jpeg");
        String receipt = app.upload(image);
        assertThat(states(receipt, 3)).endsWith(JobState.DONE);

        app.upload(image);
        // what comes behind it in the same partition tells that it was taken
        app.poison(receipt, "marker of " + receipt);
        log.await(LETTERS, receipt::equals, 1);

        assertThat(states(receipt, 3)).hasSize(3);
        assertThat(log.now(Topics.LEDGER_ENTRIES.name(), key -> key.endsWith(receipt)))
                .hasSize(1);
    }

    @Test
    void aCorrectionGivesANewRevisionAndIsRememberedForTheStore() throws Exception {
        String receipt = app.upload(PrintedReceipt.number(8).image("png"));
        assertThat(states(receipt, 3)).endsWith(JobState.DONE);

        app.nameFirstProduct(receipt, "Milk of the valley");

        ReceiptReading corrected = decode(
                Topics.RECEIPT_READINGS,
                log.await(Topics.RECEIPT_READINGS.name(), receipt::equals, 2).get(1));
        assertThat(corrected.getCorrected()).isTrue();
        assertThat(corrected.getLines().get(0).getProduct().getProduct().getName())
                .isEqualTo("Milk of the valley");
        assertThat(log.await(Topics.LEDGER_ENTRIES.name(), key -> key.endsWith(receipt), 2))
                .hasSize(2);
        ProductLink link = event(Topics.PRODUCT_LINKS, key -> key.startsWith("green-valley-market-ltd|"));
        assertThat(link.getChoices()).hasSize(1);
    }

    @Test
    void aPdfIsReadAsWell() throws Exception {
        String receipt = app.upload(PrintedReceipt.number(3).pdf());

        assertThat(states(receipt, 3)).endsWith(JobState.DONE);
    }

    @Test
    void aFileThatIsNoImageFailsWithTheReasonAndADeadLetter() throws Exception {
        String receipt = app.upload(BadFiles.text());

        List<ConsumerRecord<byte[], byte[]>> jobs = log.await(Topics.RECEIPT_JOBS.name(), receipt::equals, 3);
        ReceiptJob failed = decode(Topics.RECEIPT_JOBS, jobs.get(2));
        assertThat(failed.getState()).isEqualTo(JobState.FAILED);
        assertThat(failed.getCode()).isEqualTo("not-an-image");
        assertThat(failed.getMessage()).contains("Upload");
        assertThat(deadLetter(receipt).code()).isEqualTo(ErrorCode.NOT_AN_IMAGE);
        assertThat(app.get("/metrics").body())
                .contains("bitebudget_dead_letters_total{app=\"ocr-stream\",code=\"not-an-image\"");
    }

    @Test
    void anImageThatIsGoneFailsWithTheReason() throws Exception {
        String receipt = app.uploadWithoutBlob(PrintedReceipt.number(4).image("png"));

        assertThat(deadLetter(receipt).code()).isEqualTo(ErrorCode.BLOB_MISSING);
        assertThat(states(receipt, 2)).endsWith(JobState.FAILED);
    }

    @Test
    void aPoisonRecordGoesToTheDeadLettersAndTheNextImageIsRead() throws Exception {
        app.poison("poison", "no event at all");
        String receipt = app.upload(PrintedReceipt.number(5).image("png"));

        DeadLetters.Reason reason = deadLetter("poison");
        assertThat(reason.code()).isEqualTo(ErrorCode.POISON_RECORD);
        assertThat(reason.topic()).isEqualTo(Topics.RECEIPT_IMAGES.name());
        assertThat(reason.app()).isEqualTo("ocr-stream");
        assertThat(states(receipt, 3)).endsWith(JobState.DONE);
    }

    @Test
    void anImageWhoseWorkerIsKilledIsReadByAnother() throws Exception {
        // Given workers that stand still, so that the image is certainly in one of them
        String earlier = app.upload(PrintedReceipt.number(6).image("png"));
        assertThat(states(earlier, 3)).endsWith(JobState.DONE);
        List<Long> workers = WorkerPids.running();
        for (long worker : workers) {
            WorkerPids.signal("STOP", worker);
        }
        String receipt = app.upload(PrintedReceipt.number(7).image("png"));
        assertThat(states(receipt, 2)).startsWith(JobState.RECEIVED, JobState.READING);

        // When they die
        for (long worker : workers) {
            WorkerPids.signal("KILL", worker);
        }

        // Then the image is read all the same
        assertThat(states(receipt, 3)).endsWith(JobState.DONE);
    }

    @Test
    void theManagementPortTellsHealthAndMetrics() throws Exception {
        assertThat(app.get("/health").statusCode()).isEqualTo(200);
        assertThat(app.get("/ready").statusCode()).isEqualTo(200);
        assertThat(app.get("/metrics").body()).contains("bitebudget_ocr_workers{app=\"ocr-stream\"} 2.0");
    }

    private static List<JobState> states(String receipt, int count) {
        return log.await(Topics.RECEIPT_JOBS.name(), receipt::equals, count).stream()
                .map(record -> decode(Topics.RECEIPT_JOBS, record).getState())
                .toList();
    }

    private static <V extends SpecificRecord> V event(Topic<V> topic, Predicate<String> key) {
        return decode(topic, log.await(topic.name(), key, 1).get(0));
    }

    private static DeadLetters.Reason deadLetter(String key) {
        return DeadLetters.reason(log.await(LETTERS, key::equals, 1).get(0).headers())
                .orElseThrow();
    }

    private static <V extends SpecificRecord> V decode(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
        return AvroCodec.of(RegistrySettings.at(STACK.registry()), topic).decode(record.value());
    }
}
