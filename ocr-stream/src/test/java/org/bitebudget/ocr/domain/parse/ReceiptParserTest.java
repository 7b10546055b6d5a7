package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.bitebudget.ocr.PrintedText;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.FoundCode;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.junit.jupiter.api.Test;

/** What the parser makes of receipts, as rows of text. */
class ReceiptParserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static final String ENGLISH = """
            GREEN VALLEY MARKET LTD
            12 High Street, Springfield
            Tel: 0555 123 456
            Date: 14/03/2024 17:42

            Whole Milk 1L         1.25
            Bread Wheat           2.40
            Cheddar Cheese        5.60
            Bananas               2.50

            SUBTOTAL             11.75
            TOTAL EUR            11.75
            CASH                 20.00
            CHANGE                8.25
            Thank you
            """;
    private static final String GERMAN = """
            KORNBLUME MARKT GMBH
            Bahnhofstr. 5
            33100 Musterstadt

                                   EUR
            Vollmilch 3,5%        1,19 B
            Kaffee Crema          7,99 B
            Apfelsaft             1,49 A
            Pfand                 0,25 A
            Summe EUR            10,92
            Bar EUR              20,00
            Rückgeld EUR          9,08
            Datum: 11.02.2023 09:15 Uhr
            """;
    private static final String SPANISH = """
            LA HUERTA DE LOLA S.L.
            C/ Mayor 12, Madrid
            NIF: B12345678
            Fecha: 14/03/2024   Hora: 17:42

            Leche entera 1L       1,25
            Pan integral          2,40
            Queso curado          5,60

            TOTAL EUR             9,25
            TARJETA BANCARIA      9,25
            IVA 10% INCLUIDO      0,84
            Gracias por su visita
            """;

    @Test
    void anEnglishReceipt() {
        Reading reading = read(ENGLISH);

        assertThat(reading.language()).isEqualTo("en");
        assertThat(reading.merchant().value()).isEqualTo("GREEN VALLEY MARKET LTD");
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2024, 3, 14));
        assertThat(reading.time().value()).isEqualTo(LocalTime.of(17, 42));
        assertThat(reading.currency()).isEqualTo("EUR");
        assertThat(reading.total().value()).isEqualTo(1175);
        assertThat(reading.cash().value()).isEqualTo(2000);
        assertThat(reading.change().value()).isEqualTo(825);
        assertThat(reading.items())
                .extracting(ReadItem::name, ReadItem::total)
                .containsExactly(
                        tuple("Whole Milk 1L", 125L),
                        tuple("Bread Wheat", 240L),
                        tuple("Cheddar Cheese", 560L),
                        tuple("Bananas", 250L));
        assertThat(reading.delta()).isZero();
        assertThat(reading.arithmeticOk()).isTrue();
    }

    @Test
    void aGermanReceiptWithDeposit() {
        Reading reading = read(GERMAN);

        assertThat(reading.language()).isEqualTo("de");
        assertThat(reading.merchant().value()).isEqualTo("KORNBLUME MARKT GMBH");
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2023, 2, 11));
        assertThat(reading.time().value()).isEqualTo(LocalTime.of(9, 15));
        assertThat(reading.total().value()).isEqualTo(1092);
        assertThat(reading.items()).extracting(ReadItem::total).containsExactly(119L, 799L, 149L, 25L);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aSpanishReceiptPaidByCard() {
        Reading reading = read(SPANISH);

        assertThat(reading.language()).isEqualTo("es");
        assertThat(reading.merchant().value()).startsWith("LA HUERTA DE LOLA");
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2024, 3, 14));
        assertThat(reading.total().value()).isEqualTo(925);
        assertThat(reading.tax().value()).isEqualTo(84);
        assertThat(reading.items()).hasSize(3);
    }

    @Test
    void cashAndChangeAreNoTotals() {
        // the total's own row was not recognised: it follows from what was paid and given back
        Reading reading = read(ENGLISH.replace("TOTAL EUR            11.75", ""));

        assertThat(reading.total().value()).isEqualTo(1175);
    }

    @Test
    void anAmountBeforeRoundingIsNoTotal() {
        Reading reading = read("""
                CORNER STORE SDN BHD
                Date: 02/05/2018 10:10
                Rice 5KG              20.02
                Salt                   1.00
                TOTAL                 21.02
                ROUNDING ADJ          -0.02
                TOTAL ROUNDED RM      21.00
                CASH                  50.00
                CHANGE                29.00
                """);

        assertThat(reading.total().value()).isEqualTo(2100);
        assertThat(reading.rounding().value()).isEqualTo(-2);
        assertThat(reading.currency()).isEqualTo("MYR");
        assertThat(reading.delta()).isZero();
    }

    @Test
    void taxOnTopIsPartOfTheSum() {
        Reading reading = read("""
                CORNER STORE SDN BHD
                Date: 02/05/2018 10:10
                Rice 5KG              20.00
                Salt                   1.00
                SUBTOTAL              21.00
                GST 6%                 1.26
                TOTAL RM              22.26
                """);

        assertThat(reading.total().value()).isEqualTo(2226);
        assertThat(reading.tax().value()).isEqualTo(126);
        assertThat(reading.delta()).isZero();
    }

    @Test
    void countsAndWeightsMultiplyToTheLine() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Yoghurt Plain   3 x 0.50    1.50
                Apples     1.250 kg x 2.00  2.50
                TOTAL EUR                   4.00
                """);

        assertThat(reading.items())
                .extracting(item -> item.quantity().stripTrailingZeros().toPlainString(), ReadItem::total)
                .containsExactly(tuple("3", 150L), tuple("1.25", 250L));
    }

    @Test
    void aNameMayStandAboveItsAmounts() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Washing Powder Lemon
                  2  x  3.20          6.40
                Bread Wheat
                  1  x  2.40          2.40
                TOTAL EUR             8.80
                """);

        assertThat(reading.items())
                .extracting(ReadItem::name, ReadItem::total)
                .containsExactly(tuple("Washing Powder Lemon", 640L), tuple("Bread Wheat", 240L));
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aDiscountLowersTheLineAboveIt() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Cheddar Cheese        5.60
                DISCOUNT             -1.00
                Bread Wheat           2.40
                TOTAL EUR             7.00
                """);

        assertThat(reading.items())
                .extracting(ReadItem::total, ReadItem::discount)
                .containsExactly(tuple(460L, -100L), tuple(240L, 0L));
        assertThat(reading.delta()).isZero();
    }

    @Test
    void aMisreadTotalIsMendedByWhatTheCardPaid() {
        Reading reading = read(SPANISH.replace("TOTAL EUR             9,25", "TOTAL EUR             9,85"));

        assertThat(reading.total().value()).isEqualTo(925);
    }

    @Test
    void onePassMendsAnother() {
        Reading reading = new ReceiptParser()
                .parse(
                        List.of(
                                PrintedText.block(
                                        ENGLISH.replace("TOTAL EUR            11.75", "TOTAL EUR            17.15")),
                                PrintedText.block(ENGLISH)),
                        TODAY,
                        "");

        assertThat(reading.total().value()).isEqualTo(1175);
    }

    @Test
    void anUnknownCurrencyIsNotGuessed() {
        String plain = ENGLISH.replace(" EUR ", "     ");

        assertThat(read(plain).currency()).isEmpty();
        assertThat(new ReceiptParser()
                        .parse(List.of(PrintedText.block(plain)), TODAY, "GBP")
                        .currency())
                .isEqualTo("GBP");
        assertThat(new ReceiptParser()
                        .parse(List.of(PrintedText.block(ENGLISH)), TODAY, "GBP")
                        .currency())
                .isEqualTo("EUR");
    }

    @Test
    void aDateInTheFutureIsNotTaken() {
        assertThat(read(ENGLISH.replace("2024", "2031")).date()).isNull();
    }

    @Test
    void aLongNumberConfirmsADateOfWhichADigitWasLost() {
        Reading reading = read(GERMAN.replace("Datum: 11.02.2023", "1.02.2023") + "00125399202302110042\n");

        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2023, 2, 11));
    }

    @Test
    void misreadLegalFormsAreMended() {
        Reading reading = read("""
                TRI SHAAS SON BHD
                Lot 5, Jalan Besar
                Date: 02/05/2018 10:10
                Rice 5KG              20.00
                TOTAL RM              20.00
                """);

        assertThat(reading.merchant().value()).isEqualTo("TRI SHAAS SDN BHD");
    }

    @Test
    void nothingIsMadeUpWhereNothingIsPrinted() {
        Reading reading = read("some words\nwithout any amount");

        assertThat(reading.total()).isNull();
        assertThat(reading.date()).isNull();
        assertThat(reading.items()).isEmpty();
        assertThat(reading.arithmeticOk()).isFalse();
    }

    private static Reading read(String rows) {
        return new ReceiptParser().parse(List.of(PrintedText.block(rows)), TODAY, "");
    }

    @Test
    void aFiscalCodeDecidesTotalAndDateThatWereMisread() {
        TextPass words = PrintedText.block("""
                KORNBLUME MARKT GMBH
                Bahnhofstr. 5
                33100 Musterstadt

                Vollmilch 3,5%        1,19 B
                Kaffee Crema          7,99 B
                Summe EUR            16,92
                Datum: 17.02.2023 09:15 Uhr
                """);
        FoundCode code = new FoundCode(
                "QR_CODE",
                "V0;955002-00;Kassenbeleg-V1;Beleg^1.74_9.18_0.00_0.00_0.00^10.92:Bar;18;112;2023-02-11T09:14:30.000Z;"
                        + "2023-02-11T09:15:02.000Z;ecdsa-plain-SHA256;unixTime;MEQ=;BE==",
                new Box(0, 10, 900, 120, 120));

        Reading reading =
                new ReceiptParser().parse(new RecognisedText(List.of(words), List.of(code), List.of()), TODAY, "");

        assertThat(reading.total().value()).isEqualTo(1092);
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2023, 2, 11));
        assertThat(reading.date().box()).isEqualTo(code.box());
    }
}
