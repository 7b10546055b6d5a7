package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.bitebudget.ocr.PrintedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A printed total that lines and payment contradict is told, not only read as what they prove. */
class OverruledTotalTest {

    private static final String RECEIPT = """
            GREEN VALLEY MARKET LTD
            Date: 14/03/2024 17:42

            Whole Milk 1L         1.25
            Bread Wheat           2.40
            Cheddar Cheese        5.60
            Bananas               2.50

            SUBTOTAL             11.75
            TOTAL EUR            11.75
            CASH                 20.00
            CHANGE                8.25
            """;

    @ParameterizedTest
    @ValueSource(strings = {"91.75", "17.75", "48.90", "111.75"})
    void anotherTotalThanLinesAndPaymentProve(String altered) {
        Reading reading = read(RECEIPT.replace("TOTAL EUR            11.75", "TOTAL EUR            " + altered));

        assertThat(reading.total().value()).isEqualTo(1175);
        assertThat(reading.contradictedTotal().raw()).isEqualTo(altered);
    }

    @Test
    void aTotalThatFitsIsNotContradicted() {
        assertThat(read(RECEIPT).contradictedTotal()).isNull();
    }

    @Test
    void aTotalBeforeTaxOrRoundingIsNotContradicted() {
        Reading taxed = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                TOTAL                 6.85
                TAX                   0.41
                AMOUNT DUE            7.26
                CASH                 10.00
                CHANGE                2.74
                """);
        Reading rounded = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Whole Milk 1L         1.25
                Cheddar Cheese        5.62
                TOTAL                 6.87
                ROUNDING             -0.02
                CASH                 10.00
                CHANGE                3.15
                """);

        assertThat(taxed.contradictedTotal()).isNull();
        assertThat(rounded.contradictedTotal()).isNull();
    }

    @Test
    void withoutAPaymentNothingIsContradicted() {
        Reading reading = read(RECEIPT.replace("TOTAL EUR            11.75", "TOTAL EUR            91.75")
                .replaceAll("(SUBTOTAL|CASH|CHANGE).*\n", ""));

        assertThat(reading.contradictedTotal()).isNull();
    }

    private static Reading read(String rows) {
        return new ReceiptParser().parse(PrintedText.text(rows), LocalDate.MAX, "");
    }
}
