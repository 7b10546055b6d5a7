package org.bitebudget.ocr.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bitebudget.ocr.topology.TopologyFixture.HOUSEHOLD;
import static org.bitebudget.ocr.topology.TopologyFixture.RECEIPT;
import static org.bitebudget.ocr.topology.TopologyFixture.WHOLE;

import java.io.IOException;
import java.nio.file.Path;
import org.bitebudget.event.JobState;
import org.bitebudget.event.LedgerEntry;
import org.bitebudget.event.LedgerKind;
import org.bitebudget.event.ReadingStatus;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateTopologyTest {

    private static final String SECOND = "rcp_second0000000000000000000000000";

    @TempDir
    private Path home;

    private TopologyFixture stream;

    @BeforeEach
    void start() throws IOException {
        stream = new TopologyFixture(home);
        stream.text(stream.content(WHOLE), "engine-1");
        stream.drain();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void aSecondPhotoIsHeldAndCountsNowhere() {
        photo(SECOND, WHOLE.replace("LA HUERTA DE LOLA", "LA HUERTA DE L0LA"));

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getDuplicateOf()).isEqualTo(RECEIPT);
        assertThat(reading.getStatus()).isEqualTo(ReadingStatus.NEEDS_REVIEW);
        assertThat(reading.getReviewReasons()).startsWith("suspected-duplicate");
        assertThat(stream.only(Topics.RECEIPT_JOBS).value().getState()).isEqualTo(JobState.NEEDS_REVIEW);
        assertThat(stream.read(Topics.LEDGER_ENTRIES)).isEmpty();
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).isEmpty();
    }

    @Test
    void aPersonReleasesItAndItCounts() {
        photo(SECOND, WHOLE);
        stream.drain();

        stream.correctReceipt(HOUSEHOLD, SECOND, "/duplicate_of", null);

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getDuplicateOf()).isNull();
        assertThat(reading.getStatus()).isEqualTo(ReadingStatus.DONE);
        assertThat(stream.only(Topics.LEDGER_ENTRIES).value().getTotal().getMinor())
                .isEqualTo(1175);
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).hasSize(4);
    }

    @Test
    void releasedReceiptsStayApartWhateverIsCorrectedLater() {
        photo(SECOND, WHOLE);
        stream.correctReceipt(HOUSEHOLD, SECOND, "/duplicate_of", null);
        stream.drain();

        stream.correctReceipt(HOUSEHOLD, SECOND, "/time", "17:43");
        stream.correctReceipt(HOUSEHOLD, RECEIPT, "/time", "17:43");

        assertThat(stream.read(Topics.RECEIPT_READINGS)).hasSize(2).allSatisfy(reading -> assertThat(
                        reading.value().getDuplicateOf())
                .isNull());
    }

    @Test
    void aHeldReceiptStaysHeldWhenTheOtherOneIsCorrected() {
        photo(SECOND, WHOLE);
        stream.correctReceipt(HOUSEHOLD, RECEIPT, "/total", "13.00");
        stream.drain();

        stream.correctReceipt(HOUSEHOLD, SECOND, "/lines/1/name", "Leche");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getDuplicateOf())
                .isEqualTo(RECEIPT);
        assertThat(stream.read(Topics.LEDGER_ENTRIES)).isEmpty();
    }

    @Test
    void aHeldReceiptThatTurnsOutToBeOfAnotherDayCounts() {
        photo(SECOND, WHOLE);
        stream.drain();

        stream.correctReceipt(HOUSEHOLD, SECOND, "/date", "2024-03-12");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getDuplicateOf())
                .isNull();
        assertThat(stream.only(Topics.LEDGER_ENTRIES).value().getKind()).isEqualTo(LedgerKind.PURCHASE);
    }

    @Test
    void aCorrectionThatShowsASecondPhotoTakesItsEntryBack() {
        photo(SECOND, WHOLE.replace("14/03/2024", "11/03/2024"));
        assertThat(stream.only(Topics.LEDGER_ENTRIES).value().getKind()).isEqualTo(LedgerKind.PURCHASE);
        stream.drain();

        stream.correctReceipt(HOUSEHOLD, SECOND, "/date", "2024-03-14");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getDuplicateOf())
                .isEqualTo(RECEIPT);
        LedgerEntry entry = stream.only(Topics.LEDGER_ENTRIES).value();
        assertThat(entry.getKind()).isEqualTo(LedgerKind.DELETION);
    }

    @Test
    void aThirdPhotoIsHeldForTheFirstOneToo() {
        photo(SECOND, WHOLE);
        stream.drain();

        photo("rcp_third", WHOLE);

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getDuplicateOf())
                .isEqualTo(RECEIPT);
    }

    @Test
    void anotherHouseholdsReceiptIsNoDuplicate() {
        stream.text(stream.content("0b6f2a1b-4f7c-4d53-9a39-0d6f2a1b2c3d", SECOND, WHOLE), "engine-1");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getDuplicateOf())
                .isNull();
        assertThat(stream.read(Topics.LEDGER_ENTRIES)).hasSize(1);
    }

    @Test
    void aLookAlikeWithAnotherTotalIsHeldAsAltered() {
        photo(SECOND, WHOLE.replace("11,75", "48,90").replaceAll("(EFECTIVO|CAMBIO).*", ""));

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getReviewReasons()).startsWith("suspected-duplicate", "total-altered");
        assertThat(reading.getDuplicateOf()).isEqualTo(RECEIPT);
        assertThat(stream.read(Topics.LEDGER_ENTRIES)).isEmpty();
    }

    @Test
    void anAlteredTotalIsFlaggedOnTheOnlyPhotoAndTellsNoPrices() {
        photo(
                "rcp_altered",
                WHOLE.replace("14/03/2024", "15/03/2024")
                        .replace("TOTAL EUR            11,75", "TOTAL EUR            91,75"));

        ReceiptReading reading = stream.only(Topics.RECEIPT_READINGS).value();
        assertThat(reading.getTotal().getValue().getMinor()).isEqualTo(1175);
        assertThat(reading.getContradictedTotal().getValue().getMinor()).isEqualTo(9175);
        assertThat(reading.getReviewReasons()).containsExactly("total-altered");
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).isEmpty();

        // until a person says what the total is
        stream.correctReceipt(HOUSEHOLD, "rcp_altered", "/total", "11.75");

        assertThat(stream.only(Topics.RECEIPT_READINGS).value().getReviewReasons())
                .isEmpty();
        assertThat(stream.read(Topics.PRICE_OBSERVATIONS)).hasSize(4);
    }

    private void photo(String receipt, String rows) {
        stream.text(stream.content(HOUSEHOLD, receipt, rows), "engine-1");
    }
}
