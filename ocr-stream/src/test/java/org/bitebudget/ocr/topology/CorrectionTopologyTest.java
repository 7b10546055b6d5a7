package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bitebudget.ocr.topology.TopologyFixture.DOUBTFUL;
import static org.bitebudget.ocr.topology.TopologyFixture.HOUSEHOLD;
import static org.bitebudget.ocr.topology.TopologyFixture.RECEIPT;
import static org.bitebudget.ocr.topology.TopologyFixture.WHOLE;
import static org.bitebudget.ocr.topology.TopologyFixture.sumOfLines;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.ReadLine;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.platform.kafka.DeadLetters;
import org.bitebudget.platform.problem.ErrorCode;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTopologyTest {

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
    void aCorrectedLineIsANewRevisionOfReadingAndLedgerEntry() {
        // Given a receipt of which two lines were not read
        stream.text(stream.content(DOUBTFUL), "engine-1");
        stream.drain();

        // When a person adds what is missing
        stream.correct(
                "/lines/-", "{\"name\": \"Cheddar Cheese\", \"total\": \"5.60\", \"category_id\": \"dairy.cheese\"}",
                "/lines/-", "{\"name\": \"Bananas\", \"total\": \"2.50\"}");

        // Then the reading adds up and says that a person corrected it
        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(reading.getCorrected()).isTrue();
        assertThat(reading.getStatus()).isEqualTo(ReadingStatus.DONE);
        assertThat(reading.getReconciliationDelta().getMinor()).isZero();
        assertThat(reading.getArithmeticOk()).isTrue();
        assertThat(reading.getLines()).extracting(ReadLine::getLineNo).containsExactly(1, 2, 3, 4);
        // and its job is done
        assertThat(stream.only(Topics.RECEIPT_JOBS).value().getState()).isEqualTo(JobState.DONE);
        // and the ledger has a new revision of the same entry
        LedgerEntry entry = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(entry.getEnvelope().getRevision()).isEqualTo(2);
        assertThat(sumOfLines(entry)).isEqualTo(1175);
        assertThat(entry.getLines()).extracting(line -> line.getCategoryId()).contains("dairy.cheese");
        // and the prices are told, since they can be trusted now
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).hasSize(4);
    }

    @Test
    void aCorrectedNameTakesTheOldPriceBackAndTellsItUnderTheNewName() {
        stream.text(stream.content(WHOLE), "engine-1");
        List<PriceObservation> before = stream.read(Topics.PRICE_OBSERVATIONS).stream()
                .map(TestRecord::value)
                .toList();
        stream.drain();

        stream.correct("/lines/1/name", "Leche entera ecologica");

        List<TestRecord<String, PriceObservation>> after = stream.read(Topics.PRICE_OBSERVATIONS);
        assertThat(after)
                .extracting(
                        price -> price.value().getProduct(),
                        price -> price.value().getRetracted(),
                        price -> price.value().getEnvelope().getRevision())
                .containsExactly(
                        tuple("leche-entera-ecologica", false, 2L),
                        tuple(before.get(0).getProduct(), true, 2L));
        assertThat(after.get(1).value().getObservationId())
                .isEqualTo(before.get(0).getObservationId());
    }

    @Test
    void aCorrectedPriceReplacesTheObservationUnderItsOwnId() {
        stream.text(stream.content(WHOLE), "engine-1");
        PriceObservation before = stream.read(Topics.PRICE_OBSERVATIONS).get(0).value();
        stream.drain();

        stream.correct("/lines/1/total", "1.35", "/total", "11.85");

        PriceObservation after = stream.only(Topics.PRICE_OBSERVATIONS).value();
        assertThat(after.getObservationId()).isEqualTo(before.getObservationId());
        assertThat(after.getPrice().getMinor()).isEqualTo(135);
        assertThat(after.getRetracted()).isFalse();
        assertThat(after.getEnvelope().getRevision())
                .isGreaterThan(before.getEnvelope().getRevision());
    }

    @Test
    void pricesAreTakenBackWhenTheLinesNoLongerAddUp() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correct("/lines/3", null);

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getReviewReasons()).containsExactly("sums-differ");
        assertThat(reading.getReconciliationDelta().getMinor()).isEqualTo(560);
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .hasSize(4)
                .allSatisfy(price -> assertThat(price.value().getRetracted()).isTrue());
        assertThat(stream.only(Topics.RECEIPT_JOBS).value().getState()).isEqualTo(JobState.NEEDS_REVIEW);
    }

    @Test
    void aLineTakenOutLeavesAGapAndAMissedOneGetsTheNextNumber() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correction(HOUSEHOLD, RECEIPT, 1, "evt_a", "/lines/4", null);
        stream.correction(HOUSEHOLD, RECEIPT, 2, "evt_b", "/lines/-", "{\"name\": \"Platano\", \"total\": \"2.50\"}");

        List<TestRecord<String, ReceiptReading>> readings = stream.read(Topics.RECEIPT_READINGS);
        assertThat(readings.get(1).value().getLines())
                .extracting(ReadLine::getLineNo)
                .containsExactly(1, 2, 3, 5);
        assertThat(readings.get(1).value().getStatus()).isEqualTo(ReadingStatus.DONE);
    }

    @Test
    void shopDayTimeCurrencyAndSumsCanBeCorrected() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correct(
                "/merchant", "Frutas Pepe",
                "/date", "2024-03-13",
                "/time", "09:05",
                "/currency", "USD",
                "/tax_total", "1.04",
                "/total", "11.80",
                "/rounding", "0.05");

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getMerchantId()).isEqualTo("frutas-pepe");
        assertThat(reading.getMerchant().getConfidence()).isEqualTo(1);
        assertThat(reading.getDate().getValue()).isEqualTo(LocalDate.of(2024, 3, 13));
        assertThat(reading.getTime().getSecondOfDay()).isEqualTo(9 * 3600 + 5 * 60);
        assertThat(reading.getTotal().getValue().getMinor()).isEqualTo(1180);
        assertThat(reading.getTotal().getValue().getCurrency()).isEqualTo("USD");
        assertThat(reading.getReconciliationDelta().getMinor()).isZero();
        LedgerEntry entry = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(entry.getMerchant()).isEqualTo("Frutas Pepe");
        assertThat(entry.getWhen().getLocalDate()).isEqualTo(LocalDate.of(2024, 3, 13));
        assertThat(entry.getWhen().getInstant()).hasToString("2024-03-13T08:05:00Z");
        // what was told of the other shop and day is taken back
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS))
                .extracting(price -> price.value().getRetracted())
                .containsExactly(false, false, false, false, true, true, true, true);
    }

    @Test
    void taxesAndPaymentsKeepTheirPrintInAnotherCurrency() {
        stream.text(stream.content(WHOLE.replace("TOTAL EUR", "IVA 10%  10,68   1,07\nTOTAL EUR")), "engine-1");
        ReceiptReading before = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(before.getTaxes()).isNotEmpty();

        stream.correct("/currency", "KWD");

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getPayments()).singleElement().satisfies(payment -> assertThat(payment.getAmount())
                .isEqualTo(new Money(20_000L, "KWD")));
        assertThat(reading.getTaxes()).allSatisfy(tax -> {
            assertThat(tax.getAmount().getCurrency()).isEqualTo("KWD");
            assertThat(tax.getAmount().getMinor())
                    .isEqualTo(10 * before.getTaxes().get(0).getAmount().getMinor());
        });
    }

    @Test
    void aMissingTotalThatAPersonSaysIsBooked() {
        stream.text(stream.content("GREEN VALLEY MARKET LTD\nDate: 14/03/2024 17:42\nWhole Milk"), "engine-1");
        assertThat(stream.read(Topics.LEDGER_ENTRIES)).isEmpty();
        stream.drain();

        stream.correct("/total", "1.25", "/currency", "EUR", "/lines/-", "{\"name\": \"Milk\", \"total\": \"1.25\"}");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getReviewReasons())
                .isEmpty();
        assertThat(stream.only(Topics.LEDGER_ENTRIES).value().getTotal().getMinor())
                .isEqualTo(125);
    }

    @Test
    void aTotalOfNothingTakesTheEntryBack() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correct("/total", "0.00");

        assertThat(stream.only(Topics.LEDGER_ENTRIES).value().getKind()).isEqualTo(LedgerKind.DELETION);
    }

    @Test
    void theSameCorrectionHasNoEffectTheSecondTime() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.correction(HOUSEHOLD, RECEIPT, 1, "evt_once", "/lines/1/total", "1.35");
        stream.drain();

        stream.correction(HOUSEHOLD, RECEIPT, 1, "evt_once", "/lines/1/total", "1.35");

        stream.assertNothingWritten();
        assertThat(stream.deadLetters(Topics.RECEIPT_CORRECTIONS, "unprocessable-event"))
                .isZero();
    }

    @Test
    void aNewerEngineDoesNotReadOverWhatAPersonCorrected() {
        stream.text(stream.content(DOUBTFUL), "engine-1");
        stream.correct("/total", "3.65");
        stream.drain();

        stream.text(stream.content(DOUBTFUL), "engine-2");

        stream.assertNothingWritten();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "/lines/9/name;Milk;the receipt has no such line",
                "/lines/1/weight;1;no such field of a line can be corrected",
                "/household;x;no such field can be corrected",
                "/total;eleven;expected an amount such as 17.42",
                "/total;null;expected an amount such as 17.42",
                "/date;2999-01-01;expected a day from 1990 on that is not in the future",
                "/date;14.03.2024;expected a date such as 2026-03-14",
                "/time;25:00;expected a time such as 17:42",
                "/currency;EURO;expected an ISO 4217 code",
                "/lines/1/quantity;0;expected a decimal above zero",
                "/lines/1/category_id;no.such;expected a category of the taxonomy",
                "/lines/1;x;expected null",
                "/lines/1/product;milk;expected an object",
                "/lines/1/product;{\"name\":\"Milk\",\"barcode\":\"4012345678902\"};the barcode is none",
                "/merchant;null;expected a text of 1 to 200 characters"
            },
            delimiter = ';',
            quoteCharacter = '§')
    void aCorrectionThatDoesNotFitGoesToTheDeadLettersWithTheReason(String pointer, String value, String reason) {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        // the first one would fit, but an event counts as a whole
        stream.correct("/merchant", "Frutas Pepe", pointer, value);

        DeadLetters.Reason letter = stream.deadLetter(Topics.RECEIPT_CORRECTIONS);
        assertThat(letter.code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
        assertThat(letter.message()).isEqualTo(reason);
        assertThat(stream.deadLetters(Topics.RECEIPT_CORRECTIONS, "unprocessable-event"))
                .isEqualTo(1);
        stream.assertNothingWritten();
    }

    @Test
    void aCorrectionBeforeItsReadingWaitsAmongTheDeadLettersAndFitsWhenReplayed() {
        stream.correct("/total", "12.00");
        assertThat(stream.deadLetter(Topics.RECEIPT_CORRECTIONS).message())
                .isEqualTo("the household has no such receipt, or it has not been read yet");
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correct("/total", "12.00");

        assertThat(stream.only(Topics.RECEIPT_READINGS)
                        .value()
                        .getTotal()
                        .getValue()
                        .getMinor())
                .isEqualTo(1200);
    }

    @Test
    void anotherHouseholdsReceiptCannotBeCorrected() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correctReceipt("another-household", RECEIPT, "/total", "1.00");

        assertThat(stream.deadLetter(Topics.RECEIPT_CORRECTIONS).code()).isEqualTo(ErrorCode.UNPROCESSABLE_EVENT);
        stream.assertNothingWritten();
    }

    @Test
    void aRevisionThatNobodyCanHaveSeenIsRefused() {
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();

        stream.correction(HOUSEHOLD, RECEIPT, 7, "evt_7", "/total", "1.00");

        assertThat(stream.deadLetter(Topics.RECEIPT_CORRECTIONS).message())
                .isEqualTo("the receipt has no such revision");
    }
}
