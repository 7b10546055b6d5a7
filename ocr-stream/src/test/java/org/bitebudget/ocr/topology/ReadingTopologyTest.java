package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bitebudget.ocr.topology.TopologyFixture.DOUBTFUL;
import static org.bitebudget.ocr.topology.TopologyFixture.HOUSEHOLD;
import static org.bitebudget.ocr.topology.TopologyFixture.RECEIPT;
import static org.bitebudget.ocr.topology.TopologyFixture.WHOLE;
import static org.bitebudget.ocr.topology.TopologyFixture.failure;
import static org.bitebudget.ocr.topology.TopologyFixture.sumOfLines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptJob;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.event.ReceiptText;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTopologyTest {

    @TempDir
    private Path home;

    private TopologyFixture stream;

    @BeforeEach
    void start() throws IOException {
        stream = new TopologyFixture(home);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void aTextBecomesJobReadingLedgerEntryAndPricesUnderTheirKeys() {
        // Given an upload that is being read
        stream.progress(JobState.RECEIVED, 1);
        stream.progress(JobState.READING, 2);

        // When its text arrives
        stream.text(stream.content(WHOLE), "engine-1");

        // Then the job went through all states in order
        assertThat(stream.read(Topics.RECEIPT_JOBS))
                .allSatisfy(job -> assertThat(job.key()).isEqualTo(RECEIPT));
        // and the reading, the ledger entry and the prices say what is printed
        TestRecord<String, ReceiptReading> reading = stream.only(Topics.RECEIPT_READINGS);
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

        TestRecord<String, LedgerEntry> entry = stream.only(Topics.LEDGER_ENTRIES);
        assertThat(entry.key()).isEqualTo(HOUSEHOLD + "|" + RECEIPT);
        assertThat(entry.value().getKind()).isEqualTo(LedgerKind.PURCHASE);
        assertThat(entry.value().getTotal().getMinor()).isEqualTo(1175);
        assertThat(sumOfLines(entry.value())).isEqualTo(1175);

        String store = reading.value().getMerchantId();
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .hasSize(4)
                .allSatisfy(price -> assertThat(price.key()).startsWith(store + "|"))
                .extracting(price -> price.value().getPrice().getMinor())
                .containsExactly(125L, 240L, 560L, 250L);
    }

    @Test
    void statesAreWrittenInOrderAndNeverGoBack() {
        stream.progress(JobState.RECEIVED, 1);
        stream.progress(JobState.READING, 2);
        stream.text(stream.content(WHOLE), "engine-1");
        stream.progress(JobState.RECEIVED, 1);
        stream.progress(JobState.READING, 2);

        assertThat(stream.read(Topics.RECEIPT_JOBS))
                .extracting(job -> job.value().getState())
                .containsExactly(JobState.RECEIVED, JobState.READING, JobState.DONE);
    }

    @Test
    void theSameTextHasNoEffectTheSecondTime() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.text(stream.content(WHOLE), "engine-1");

        stream.assertNothingWritten();
    }

    @Test
    void aNewerEngineWritesHigherRevisionsOfTheSameSubjects() {
        stream.text(stream.content(DOUBTFUL), "engine-1");
        LedgerEntry before = stream.only(Topics.LEDGER_ENTRIES).value();
        stream.drain();

        stream.text(stream.content(WHOLE), "engine-2");

        LedgerEntry after = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(after.getEntryId()).isEqualTo(before.getEntryId());
        assertThat(before.getEnvelope().getRevision()).isEqualTo(1);
        assertThat(after.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getEnvelope().getRevision())
                .isEqualTo(2);
    }

    @Test
    void aNewerEngineTakesBackPricesThatItDoesNotReadAndReplacesOthers() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.text(
                stream.content(WHOLE.replace("Pan integral          2,40", "Pan de centeno        2,40")
                        .replace("1,25", "1,35")
                        .replace("2,50", "2,40")),
                "engine-2");

        // bread under its new name, the milk and bananas at new prices, the old name taken back; the cheese is left
        // alone
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .extracting(
                        price -> price.value().getPrice().getMinor(),
                        price -> price.value().getRetracted(),
                        price -> price.value().getEnvelope().getRevision())
                .containsExactly(
                        tuple(135L, false, 2L), tuple(240L, false, 2L), tuple(240L, false, 2L), tuple(240L, true, 2L));
    }

    @Test
    void aReadingWithoutAnAmountTakesAnEarlierEntryBack() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.text(stream.content("GREEN VALLEY MARKET LTD\nDate: 14/03/2024 17:42\nWhole Milk"), "engine-2");

        LedgerEntry entry = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(entry.getKind()).isEqualTo(LedgerKind.DELETION);
        assertThat(entry.getTotal().getMinor()).isZero();
    }

    @Test
    void aReceiptWhoseLinesDoNotAddUpNeedsReviewAndGivesNoPrices() {
        stream.text(stream.content(DOUBTFUL), "engine-1");

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getStatus()).isEqualTo(ReadingStatus.NEEDS_REVIEW);
        assertThat(reading.getReviewReasons()).containsExactly("sums-differ");
        assertThat(reading.getReconciliationDelta().getMinor()).isEqualTo(810);
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).isEmpty();
        // what was not read is booked without a category, so the entry still adds up
        LedgerEntry entry = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(sumOfLines(entry)).isEqualTo(1175);
        assertThat(entry.getLines()).extracting(line -> line.getCategoryId()).contains("other.uncategorised");
    }

    @Test
    void aCurrencyThatIsNotKnownIsTheHouseholdsAndIsToBeLookedAt() {
        stream.text(stream.content(DOUBTFUL.replace("EUR", "   ")), "engine-1");

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getCurrency()).isEqualTo("CHF");
        assertThat(reading.getReviewReasons()).contains("currency-assumed");
    }

    @Test
    void aFailedImageFailsItsJobAndIsReadByANewerEngine() {
        stream.text(failure("ocr-timeout"), "engine-1");
        ReceiptJob failed = stream.only(Topics.RECEIPT_JOBS).value();
        assertThat(failed.getState()).isEqualTo(JobState.FAILED);
        assertThat(failed.getCode()).isEqualTo("ocr-timeout");

        // the same failure again changes nothing
        stream.text(failure("ocr-timeout"), "engine-1");
        assertThat(stream.read(Topics.RECEIPT_JOBS)).isEmpty();

        stream.text(stream.content(WHOLE), "engine-2");
        ReceiptJob done = stream.only(Topics.RECEIPT_JOBS).value();
        assertThat(done.getState()).isEqualTo(JobState.DONE);
        assertThat(done.getEnvelope().getRevision())
                .isGreaterThan(failed.getEnvelope().getRevision());
    }

    @Test
    void aFailureNeverTakesAReadingBack() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.text(failure("ocr-crashed"), "engine-2");

        stream.assertNothingWritten();
    }

    @Test
    void aDeletedKeyFailsTheJob() {
        ReceiptText.Builder sealed = stream.content(WHOLE);
        stream.keys.delete(HOUSEHOLD);

        stream.text(sealed, "engine-1");

        assertThat(stream.only(Topics.RECEIPT_JOBS).value().getCode()).isEqualTo("key-deleted");
    }

    @Test
    void aPoisonRecordGoesToTheDeadLettersAndTheStreamGoesOn() {
        TestInputTopic<byte[], byte[]> raw = stream.driver.createInputTopic(
                Topics.RECEIPT_TEXTS.name(), new ByteArraySerializer(), new ByteArraySerializer());

        raw.pipeInput("x".getBytes(StandardCharsets.UTF_8), "poison".getBytes(StandardCharsets.UTF_8));
        stream.text(stream.content(WHOLE), "engine-1");

        assertThat(stream.deadLetter(Topics.RECEIPT_TEXTS).code()).isEqualTo(ErrorCode.POISON_RECORD);
        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getReceiptId()).isEqualTo(RECEIPT);
        assertThat(stream.deadLetters(Topics.RECEIPT_TEXTS, "poison-record")).isEqualTo(1);
    }

    @Test
    void aTextThatBreaksARuleFailsItsJobAndGoesToTheDeadLetters() {
        stream.text(stream.content(WHOLE).setZone("Nowhere/Nothing"), "engine-1");

        assertThat(stream.only(Topics.RECEIPT_JOBS).value().getState()).isEqualTo(JobState.FAILED);
        assertThat(stream.deadLetter(Topics.RECEIPT_TEXTS).code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
    }

    @Test
    void aTextUnderAnotherHouseholdsKeyIsRefused() {
        stream.send(
                Topics.RECEIPT_TEXTS,
                "other|" + RECEIPT,
                stream.content(WHOLE).setEngineVersion("engine-1").build());

        assertThat(stream.deadLetter(Topics.RECEIPT_TEXTS).code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
        stream.assertNothingWritten();
    }
}
