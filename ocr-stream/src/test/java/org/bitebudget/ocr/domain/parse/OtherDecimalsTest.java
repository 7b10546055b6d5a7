package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.bitebudget.ocr.PrintedText;
import org.junit.jupiter.api.Test;

/** Currencies whose amounts have no decimals, or three. */
class OtherDecimalsTest {

    private static final String YEN = """
            GREEN VALLEY MARKET LTD
            Tel 03-5555-1234
            Date: 2024-03-14 17:42

            Whole Milk 1L      2 x 180      360
            Bread Wheat                     240
            Cheddar Cheese                1,120
            SUBTOTAL                      1,720
            TOTAL                        ¥1,720
            CASH                          2,000
            CHANGE                          280
            """;

    @Test
    void yenHaveNoDecimals() {
        Reading reading = read(YEN, "");

        assertThat(reading.currency()).isEqualTo("JPY");
        assertThat(reading.total().value()).isEqualTo(1720);
        assertThat(reading.change().value()).isEqualTo(280);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(360L, 240L, 1120L);
        assertThat(reading.items().get(0).quantity()).isEqualByComparingTo("2");
        assertThat(reading.items().get(0).unitPrice()).isEqualByComparingTo(BigDecimal.valueOf(180, 2));
        assertThat(reading.arithmeticOk()).isTrue();
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2024, 3, 14));
    }

    @Test
    void theHouseholdsCurrencySaysSoWhereNoneIsPrinted() {
        Reading reading = read(YEN.replace("¥", " "), "JPY");

        assertThat(reading.currency()).isEqualTo("JPY");
        assertThat(reading.total().value()).isEqualTo(1720);
    }

    @Test
    void anAssumedCurrencySaysHowAmountsAreReadAndStaysUnknown() {
        Reading reading = new ReceiptParser("JPY").parse(PrintedText.text(YEN.replace("¥", " ")), LocalDate.MAX, "");

        assertThat(reading.currency()).isEmpty();
        assertThat(reading.total().value()).isEqualTo(1720);
    }

    @Test
    void pesosOfChileAreGroupedByPoints() {
        Reading reading = read("""
                ALMACEN DON PEPE LTDA
                RUT 76.543.210-K
                Fecha: 14/03/2024 17:42

                Leche entera 1L         1.090
                Pan integral            2.400
                TOTAL                 $ 3.490
                EFECTIVO              $ 5.000
                CAMBIO                $ 1.510
                """, "");

        assertThat(reading.currency()).isEqualTo("CLP");
        assertThat(reading.total().value()).isEqualTo(3490);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(1090L, 2400L);
        assertThat(reading.arithmeticOk()).isTrue();
    }

    @Test
    void dinarsHaveThreeDecimals() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42

                Whole Milk 1L         0.450
                Cheddar Cheese        1.275
                TOTAL KWD             1.725
                CASH                  2.000
                CHANGE                0.275
                """, "");

        assertThat(reading.currency()).isEqualTo("KWD");
        assertThat(reading.total().value()).isEqualTo(1725);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(450L, 1275L);
        assertThat(reading.arithmeticOk()).isTrue();
    }

    private static Reading read(String rows, String hint) {
        return new ReceiptParser().parse(PrintedText.text(rows), LocalDate.MAX, hint);
    }
}
