package org.bitebudget.ocr.domain.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.bitebudget.ocr.PrintedText;
import org.junit.jupiter.api.Test;

/** A language is added by files alone: the folder portuguese holds what a contributor would write. */
class AddedLanguageTest {

    private static final String PORTUGUESE = """
            MERCEARIA DO CASTELO LDA
            Rua Direita 12
            1100-200 Lisboa
            Telefone: 210 000 123
            Data: 14 março 2024  17:42

            Leite meio gordo      2 un x 0,89    1,78
            Pão de centeio                       2,40
            Queijo curado                        5,60
            Desconto                            -0,60

            Total a pagar                        9,18
            Numerário                           10,00
            Troco                                0,82
            Obrigado
            """;

    @Test
    void itsReceiptsAreRead() {
        Reading reading = read(LanguagePack.of("", "portuguese/"));

        assertThat(reading.language()).isEqualTo("pt");
        assertThat(reading.merchant().value()).isEqualTo("MERCEARIA DO CASTELO LDA");
        assertThat(reading.shop().address().value()).contains("Rua Direita 12", "Lisboa");
        assertThat(reading.shop().phone().value()).isEqualTo("210 000 123");
        assertThat(reading.date().value()).isEqualTo(LocalDate.of(2024, 3, 14));
        assertThat(reading.currency()).isEqualTo("EUR");
        assertThat(reading.total().value()).isEqualTo(918);
        assertThat(reading.items())
                .extracting(ReadItem::name, ReadItem::total, ReadItem::unit)
                .containsExactly(
                        tuple("Leite meio gordo", 178L, "pcs"),
                        tuple("Pão de centeio", 240L, ""),
                        tuple("Queijo curado", 500L, ""));
        assertThat(reading.payments())
                .extracting(ReadPayment::kind, ReadPayment::amount)
                .containsExactly(tuple(ReadPayment.Kind.CASH, 1000L));
        assertThat(reading.arithmeticOk()).isTrue();
    }

    @Test
    void withoutItsFilesTheyAreNot() {
        Reading reading = read(LanguagePack.shipped());

        assertThat(reading.language()).isNotEqualTo("pt");
        assertThat(reading.date()).isNull();
        assertThat(reading.arithmeticOk()).isFalse();
    }

    @Test
    void aFolderWithoutLanguagesIsRefused() {
        assertThatThrownBy(() -> LanguagePack.of("nowhere/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere/");
    }

    private static Reading read(LanguagePack pack) {
        return new ReceiptParser(pack).parse(List.of(PrintedText.block(PORTUGUESE)), LocalDate.of(2026, 1, 1), "");
    }
}
