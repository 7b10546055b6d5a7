package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.ocr.domain.text.Word;

/** Whatever a recogniser makes of a picture, the parser makes a reading of it. */
class AnyWordsTest {

    private static final LocalDate LATEST = LocalDate.of(2026, 1, 1);

    @Property(tries = 1500, seed = "4711")
    void wordsInAnyOrderGiveAReading(@ForAll("passes") List<TextPass> passes) {
        ReceiptParser parser = new ReceiptParser();

        Reading reading = parser.parse(passes, LATEST, "EUR");

        assertThat(reading).isEqualTo(parser.parse(passes, LATEST, "EUR"));
        assertThat(reading.items())
                .allSatisfy(item -> assertThat(item.confidence()).isBetween(0.0, 1.0));
        if (reading.total() != null) {
            assertThat(reading.total().confidence()).isBetween(0.0, 1.0);
        }
        if (reading.arithmeticOk()) {
            assertThat(reading.delta()).isZero();
        }
    }

    @Provide
    Arbitrary<List<TextPass>> passes() {
        Arbitrary<String> texts = Arbitraries.of(
                "TOTAL",
                "SUBTOTAL",
                "RM",
                "12.30",
                "-5.00",
                "GST",
                "6%",
                "@",
                "x",
                "2",
                "0.00",
                "CASH",
                "CHANGE",
                "|",
                ".",
                "ROUNDING",
                "€",
                ")",
                "(",
                "SDN",
                "BHD",
                "99999999.99",
                "1,234,567.89",
                "10.€0",
                "%",
                "12/12/2018",
                "25:61",
                "Tel:",
                "07-123",
                "Item(s):",
                "kg",
                "0.5",
                "€0",
                "..",
                "7.924",
                "170",
                "ÄÖ",
                "00000000000000",
                "$5",
                "MwSt",
                "19%",
                "Netto",
                "Summe",
                "1.234,56",
                "—",
                "=",
                "A",
                "Milk",
                "Bread");
        Arbitrary<Word> words = Combinators.combine(
                        texts,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(1, 30))
                .as((text, confidence, x, row, height) ->
                        new Word(text, confidence, new Box(0, x, row * 25, 8 * text.length(), height)));
        return words.list()
                .ofMaxSize(60)
                .map(found -> new TextPass("contrasted-block/eng", 400, 400, found))
                .list()
                .ofMaxSize(3);
    }
}
