package org.bitebudget.ocr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.ocr.PrintedReceipt;
import org.bitebudget.ocr.TestEngine;
import org.bitebudget.ocr.domain.UnreadableImageException;
import org.bitebudget.ocr.domain.parse.Reading;
import org.bitebudget.ocr.domain.parse.ReceiptParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printed receipts whose total was altered, or not, as the recogniser reads them. */
class AlteredReceiptTest {

    @ParameterizedTest
    @CsvSource({"11.75,", "91.75,9175", "17.75,1775", "48.90,4890"})
    void whatIsPrintedAsTheTotalIsToldWhereLinesAndPaymentContradictIt(String printed, Long contradicted)
            throws UnreadableImageException {
        List<String> rows = PrintedReceipt.number(1).rows().stream()
                .map(row -> row.startsWith("TOTAL EUR") ? "TOTAL EUR|" + printed : row)
                .toList();
        try (ReceiptRecogniser recogniser =
                new ReceiptRecogniser(new TesseractEngine(TestEngine.libraries(), TestEngine.trainedData()))) {
            Reading reading = new ReceiptParser()
                    .parse(recogniser.recognise(new PrintedReceipt(rows).image("png")), LocalDate.MAX, "");

            assertThat(reading.total().value()).isEqualTo(PrintedReceipt.TOTAL);
            if (contradicted == null) {
                assertThat(reading.contradictedTotal()).isNull();
            } else {
                assertThat(reading.contradictedTotal().value()).isEqualTo(contradicted);
            }
        }
    }
}
