package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.ocr.PrintedText;
import org.junit.jupiter.api.Test;

/** What the parser makes of receipts that are unusual or broken: an honest reading, or none. */
class DoubtfulReceiptsTest {

    private static final String HEAD = """
            GREEN VALLEY MARKET LTD
            12 High Street, Springfield
            Date: 14/03/2024 17:42

            """;

    @Test
    void theCurrencyOfTheTotalCountsWhereSeveralArePrinted() {
        Reading reading = read(HEAD + """
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                TOTAL EUR             6.85
                CARD EUR              6.85
                EUR 1 = USD 1.10  USD 7.54
                """);

        assertThat(reading.currency()).isEqualTo("EUR");
        assertThat(reading.total().value()).isEqualTo(685);
    }

    @Test
    void aRefundIsANegativeTotal() {
        Reading reading = read(HEAD + """
                RETURN
                Cheddar Cheese       -5.60
                TOTAL EUR            -5.60
                """);

        assertThat(reading.total().value()).isEqualTo(-560);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(-560L);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aTotalOfNothingIsNothing() {
        Reading reading = read(HEAD + """
                Cheddar Cheese        5.60
                DISCOUNT             -5.60
                TOTAL EUR             0.00
                """);

        assertThat(reading.total().value()).isZero();
        assertThat(reading.delta()).isZero();
    }

    @Test
    void withoutADateThereIsNone() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                TOTAL EUR             6.85
                CASH                 10.00
                CHANGE                3.15
                """);

        assertThat(reading.date()).isNull();
        assertThat(reading.total().value()).isEqualTo(685);
    }

    @Test
    void amountsWithoutDecimalsAreNoAmounts() {
        Reading reading = read(HEAD + """
                Whole Milk 1L          125
                Cheddar Cheese         560
                TOTAL                  685
                """);

        assertThat(reading.total()).isNull();
        assertThat(reading.arithmeticOk()).isFalse();
    }

    @Test
    void aLostPointIsFoundAgainWhereTheSumProvesIt() {
        Reading reading = read(HEAD + """
                Whole Milk 1L         1.25
                Cheddar Cheese         560
                Bread Wheat           2.40
                TOTAL EUR             9.25
                CASH                 10.00
                CHANGE                0.75
                """);

        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(125L, 560L, 240L);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aHundredLinesAddUp() {
        StringBuilder rows = new StringBuilder(HEAD);
        for (int i = 1; i <= 100; i++) {
            rows.append("Plain Biscuits       %d.%02d%n".formatted(1 + i / 10, i % 100));
        }
        long sum = 0;
        for (int i = 1; i <= 100; i++) {
            sum += 100 * (1 + i / 10) + i % 100;
        }
        rows.append("TOTAL EUR          %d.%02d%n".formatted(sum / 100, sum % 100));

        Reading reading = read(rows.toString());

        assertThat(reading.items()).hasSize(100);
        assertThat(reading.total().value()).isEqualTo(sum);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aReceiptCutOffAboveItsTotalHasNone() {
        Reading reading = read(HEAD + """
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                Bread Wheat           2.40
                """);

        assertThat(reading.total()).isNull();
        assertThat(reading.items()).hasSize(3);
        assertThat(reading.arithmeticOk()).isFalse();
    }

    @Test
    void twoReceiptsInOnePictureAreNotTrusted() {
        Reading reading = read(HEAD + """
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                TOTAL EUR             6.85
                CASH                 10.00
                CHANGE                3.15

                KORNBLUME BAKERY LTD
                3 Mill Lane, Springfield
                Date: 15/03/2024 09:10

                Bread Wheat           2.40
                Apple Pie             3.10
                TOTAL EUR             5.50
                CASH                  6.00
                CHANGE                0.50
                """);

        assertThat(reading.several()).isTrue();
        assertThat(reading.arithmeticOk()).isFalse();
    }

    private static Reading read(String rows) {
        return new ReceiptParser().parse(List.of(PrintedText.block(rows)), LocalDate.of(2026, 1, 1), "");
    }
}
