package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.bitebudget.ocr.PrintedText;
import org.junit.jupiter.api.Test;

/** Misread digits and labels that arithmetic sets right. */
class MendedReceiptsTest {

    private static final String HEAD = """
            CORNER STORE SDN BHD
            12 Jalan Besar, 43800 Dengkil
            Date: 02/05/2018 10:10

            """;

    @Test
    void aMisreadTotalBelowARoundingIsTheAmountToTheNearestCoin() {
        // 46.55 was read as 46.56, and the rounding not at all
        Reading reading = read(HEAD + """
                Cracker               7.74
                Lotion               38.80
                TOTAL                46.54
                ROUNDING ADJ          6.01
                TOTAL ROUNDED        46.56
                """);

        assertThat(reading.total().value()).isEqualTo(4655);
    }

    @Test
    void aTotalWithoutItsFirstDigitsIsNetAndTax() {
        Reading reading = read(HEAD + """
                SUBTOTAL            144.68
                GST 6%                8.68
                ROUNDING             -0.01
                TOTAL                 3.35
                """);

        assertThat(reading.total().value()).isEqualTo(15335);
    }

    @Test
    void withoutRepairItStaysUnread() {
        ReceiptParser parser =
                new ReceiptParser(LanguagePack.shipped(), EnumSet.complementOf(EnumSet.of(ParsingStep.REPAIR)));

        Reading reading = parser.parse(List.of(PrintedText.block(HEAD + """
                SUBTOTAL            144.68
                GST 6%                8.68
                ROUNDING             -0.01
                TOTAL                 3.35
                """)), LocalDate.of(2026, 1, 1), "");

        assertThat(reading.total().value()).isNotEqualTo(15335L);
    }

    @Test
    void theSumOfASectionIsNoTotal() {
        Reading reading = read(HEAD + """
                White Bread           2.20
                Brown Bread           3.40
                Total 0% supplies     5.60
                Chocolate             4.00
                Total 6% supplies     4.24
                Total payable         9.84
                """);

        assertThat(reading.total().value()).isEqualTo(984);
    }

    @Test
    void anAmountAloneBelowARoundingIsTheTotal() {
        Reading reading = read(HEAD + """
                Table Lamp           10.00
                Picture              50.31
                TOTAL AMT            40.31
                ROUNDING ADJ         -0.01
                  RM                 60.30
                """);

        assertThat(reading.total().value()).isEqualTo(6030);
    }

    @Test
    void quantityTimesPriceMendsALine() {
        Reading reading = read(HEAD + """
                Cartridge          2 x 5.30  10.€0
                Hand Cutter        2   0.85  0.00  170
                Foolscap           2   3.96  0.00  7.924
                TOTAL RM                     20.22
                """);

        assertThat(reading.items())
                .extracting(ReadItem::name, ReadItem::total)
                .containsExactly(tuple("Cartridge", 1060L), tuple("Hand Cutter", 170L), tuple("Foolscap", 792L));
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aLineThatOnePassMisreadIsTakenFromAnother() {
        String right = HEAD + """
                Rice 5KG             20.00
                Salt                  1.00
                Sugar                 2.85
                TOTAL RM             23.85
                """;

        Reading reading = read(right.replace("1.00", "7.00"), right.replace("2.85", "2.35"));

        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(2000L, 100L, 285L);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aSumWhoseLabelWasNotReadEndsTheLines() {
        Reading reading = read(HEAD + """
                Rice 5KG             20.00
                Salt                  1.00
                                     21.00
                CASH                 50.00
                CHANGE               29.00
                """);

        assertThat(reading.total().value()).isEqualTo(2100);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(2000L, 100L);
    }

    @Test
    void linesAloneEarnNoTrust() {
        String lines = HEAD + """
                Rice 5KG             20.00
                Salt                  1.00
                TOTAL RM             21.00
                """;

        assertThat(read(lines).delta()).isZero();
        assertThat(read(lines).arithmeticOk()).isFalse();
        assertThat(read(lines + "Item(s): 2\n").arithmeticOk()).isTrue();
        assertThat(read(lines + "VISA                 21.00\n").arithmeticOk()).isTrue();
        assertThat(read(lines + "GST 6% included       1.19\n").arithmeticOk()).isTrue();
        assertThat(read(lines + "Item(s): 3\n").arithmeticOk()).isFalse();
    }

    @Test
    void unitPricesOfAllLinesEarnTrust() {
        Reading reading = read(HEAD + """
                Rice 5KG     2 x 10.00   20.00
                Salt         1 x  1.00    1.00
                TOTAL RM                 21.00
                """);

        assertThat(reading.arithmeticOk()).isTrue();
    }

    private static Reading read(String... passes) {
        return new ReceiptParser()
                .parse(Arrays.stream(passes).map(PrintedText::block).toList(), LocalDate.of(2026, 1, 1), "");
    }
}
