package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitebudget.ocr.PrintedText;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;
import org.junit.jupiter.api.Test;

/** Shops, taxes, payments, currencies and times as receipts print them. */
class ReceiptFieldsTest {

    @Test
    void theShopWithAddressAndPhone() {
        Reading reading = read("""
                Welcome to
                TRI SHAAS SDN BHD 728515-M
                Lot 5, Jalan Besar,
                43800 Dengkil, Selangor
                Tel: 03-8768 6092
                Date: 02/05/2018 10:10
                Rice 5KG              20.00
                TOTAL RM              20.00
                """);

        assertThat(reading.merchant().value()).isEqualTo("TRI SHAAS SDN BHD");
        assertThat(reading.shop().legalName().value()).isEqualTo("TRI SHAAS SDN BHD");
        assertThat(reading.shop().address().value()).isEqualTo("Lot 5, Jalan Besar, 43800 Dengkil, Selangor");
        assertThat(reading.shop().phone().value()).isEqualTo("03-8768 6092");
    }

    @Test
    void namesOfColumnsAndCustomersAreNoShops() {
        Reading reading = read("""
                CAFE LA ESQUINA
                PLAZA DE LA ENCINA 3
                37001 SALAMANCA
                CLIENTE: MERCADO CENTRAL
                UD DESCRIPCION PRECIO IMPORTE
                1 CREMA DEL DIA       6,90   6,90
                TOTAL A PAGAR                6,90 €
                """);

        assertThat(reading.merchant().value()).isEqualTo("CAFE LA ESQUINA");
    }

    @Test
    void eachWordOfANameIsSpelledAsPassesAgree() {
        String receipt = """
                %s
                Lot 5, Jalan Besar
                Date: 02/05/2018 10:10
                Rice 5KG              20.00
                TOTAL RM              20.00
                """;

        Reading reading = read(
                receipt.formatted("GUARDIAN HEALTH FND BEAUTY SDN BHD"),
                receipt.formatted("GUARDLAN HEALTH AND BEAUTY SDN BHD"),
                receipt.formatted("GUARDIAN HEALTH AND BEAUTV SDN BHD"),
                receipt.formatted("GUARDIAN HEALTH AND BEAUTY SDN BHD"));

        assertThat(reading.merchant().value()).isEqualTo("GUARDIAN HEALTH AND BEAUTY SDN BHD");
    }

    @Test
    void aSignThatIsPrintedLargeStandsBesideTheLegalName() {
        Box large = new Box(0, 0, 0, 300, 50);
        TextPass printed = PrintedText.pass(
                "",
                "",
                "Maxwell Foods Sdn Bhd",
                "Lot 5, Jalan Besar",
                "Date: 02/05/2018",
                "Rice  20.00",
                "TOTAL RM 20.00");
        List<Word> words = new ArrayList<>(printed.words());
        words.add(0, new Word("KornerMart", 0.95, large));

        Reading reading = new ReceiptParser()
                .parse(List.of(new TextPass("printed", 600, 300, words)), LocalDate.of(2026, 1, 1), "");

        assertThat(reading.shop().sign().value()).isEqualTo("KornerMart");
        assertThat(reading.shop().legalName().value()).isEqualTo("Maxwell Foods Sdn Bhd");
    }

    @Test
    void taxesByRate() {
        Reading reading = read("""
                KORNBLUME MARKT GMBH
                Datum: 11.02.2023 09:15 Uhr
                Vollmilch             1,19 A
                Kaffee Crema          7,99 B
                Summe EUR             9,18
                Kartenzahlung         9,18
                MwSt%  Netto  MwSt  Brutto
                A 7%    1,11  0,08    1,19
                B 19%   6,71  1,28    7,99
                """);

        assertThat(reading.taxes())
                .extracting(tax -> tax.rate().intValue(), ReadTax::net, ReadTax::tax, ReadTax::gross)
                .containsExactly(tuple(7, 111L, 8L, 119L), tuple(19, 671L, 128L, 799L));
        assertThat(reading.tax().value()).isEqualTo(136);
        assertThat(reading.payments())
                .extracting(ReadPayment::kind, ReadPayment::amount)
                .containsExactly(tuple(ReadPayment.Kind.CARD, 918L));
    }

    @Test
    void labelledTaxesOfSeveralRatesAddUp() {
        Reading reading = read("""
                ABARROTES LA CEIBA
                RFC XAXX010101000
                FECHA 01/08/2025
                PAPEL  2 X 175.31    350.62
                LECHE  1 X 36.86      36.86
                TOTAL A PAGAR       $387.48
                TARJETA              387.48
                IVA 8%                 2.73
                IVA 16%               48.36
                """);

        assertThat(reading.tax().value()).isEqualTo(5109);
        assertThat(reading.taxes()).extracting(ReadTax::tax).containsExactly(273L, 4836L);
        assertThat(reading.currency()).isEqualTo("MXN");
    }

    @Test
    void aReceiptMayBePaidInTwoWays() {
        Reading reading = read("""
                GREEN VALLEY MARKET LTD
                Date: 14/03/2024 17:42
                Whole Milk 1L         1.25
                Cheddar Cheese        5.60
                TOTAL EUR             6.85
                GIFT CARD             5.00
                CASH                  2.00
                CHANGE                0.15
                """);

        assertThat(reading.payments())
                .extracting(ReadPayment::kind, ReadPayment::amount)
                .containsExactlyInAnyOrder(tuple(ReadPayment.Kind.VOUCHER, 500L), tuple(ReadPayment.Kind.CASH, 200L));
        assertThat(reading.change().value()).isEqualTo(15);
    }

    @Test
    void theOrderOfDayAndMonthIsThatOfTheCurrency() {
        String receipt = """
                PRAIRIE BASKET MARKET
                2200 W LARKSPUR AVE
                DATE 05/02/2026 02:35 PM
                PEARS                 3.47
                TOTAL DUE            $3.47
                """;

        assertThat(read(receipt).date().value()).isEqualTo(LocalDate.of(2026, 5, 2));
        assertThat(read(receipt).time().value()).isEqualTo(LocalTime.of(14, 35));
        assertThat(read(receipt.replace("$", "£")).date().value()).isEqualTo(LocalDate.of(2026, 2, 5));
    }

    @Test
    void aVatNumberSaysWhatAMisreadMarkDoesNot() {
        Reading reading = read("""
                GREENGATE FOODS
                12 Heron Quay
                VAT No. |E0001234X
                Date 09/04/2025 18:11
                Penne 500g            4.88 A
                Total due            £4.88
                """);

        assertThat(reading.currency()).isEqualTo("EUR");
    }

    @Test
    void weightsDepositsAndArticleNumbers() {
        Reading reading = read("""
                KORNBLUME MARKT GMBH
                Datum: 11.02.2023 09:15 Uhr
                4012345 Apfelsaft     1,49 A
                Pfand                 0,25 A
                0,684 kg x 2,00 EUR/kg
                Tomaten               1,37 A
                Summe EUR             3,11
                """);

        assertThat(reading.items())
                .extracting(ReadItem::name, ReadItem::total, ReadItem::deposit, ReadItem::code, ReadItem::unit)
                .containsExactly(
                        tuple("Apfelsaft", 149L, 0L, "4012345", ""),
                        tuple("Pfand", 25L, 25L, "", ""),
                        tuple("Tomaten", 137L, 0L, "", "kg"));
    }

    private static Reading read(String... passes) {
        return new ReceiptParser()
                .parse(Arrays.stream(passes).map(PrintedText::block).toList(), LocalDate.of(2026, 11, 22), "");
    }
}
