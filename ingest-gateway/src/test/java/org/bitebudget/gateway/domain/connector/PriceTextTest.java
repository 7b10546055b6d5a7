package org.bitebudget.gateway.domain.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bitebudget.gateway.domain.connector.FieldRule.Notation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL_COMMA | $ 1.234,50 / kg | 1234.50 | 1 kg",
                "DECIMAL_COMMA | 1,99 € | 1.99 |",
                "DECIMAL_COMMA | EUR 0,89 je 100 g | 0.89 | 100 g",
                "DECIMAL_COMMA | 5,- | 5 |",
                "DECIMAL_COMMA | 12 345,00 kr | 12345.00 |",
                "DECIMAL_POINT | MXN 1,234.50 | 1234.50 |",
                "DECIMAL_POINT | $24.90/kg | 24.90 | 1 kg",
                "DECIMAL_POINT | $ 31.00 por pieza | 31.00 | 1 pieza",
                "DECIMAL_POINT | -5.00 | -5.00 |",
                "DECIMAL_POINT | 0.00 | 0.00 |",
                "MINOR_UNITS | 2490 | 24.90 |",
                "MINOR_UNITS | 5.0 | 0.050 |",
            })
    void aPriceIsReadAsItsShopWritesIt(String notation, String text, BigDecimal amount, String per) {
        Optional<PriceText> price = PriceText.parse(text, Notation.valueOf(notation), 2);

        assertThat(price).isPresent();
        assertThat(price.get().amount()).isEqualByComparingTo(amount);
        assertThat(price.get().per()).isEqualTo(Optional.ofNullable(per));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL_COMMA | 1.29 €",
                "DECIMAL_COMMA | 1,234.50",
                "DECIMAL_COMMA | 2 por 30,00",
                "DECIMAL_POINT | 1,29",
                "DECIMAL_POINT | 2 x 12.50",
                "DECIMAL_POINT | 10.00 - 12.00",
                "DECIMAL_POINT | .50",
                "DECIMAL_POINT | gratis",
                "DECIMAL_POINT | 1,2345.00",
                "MINOR_UNITS | 24.90",
                "MINOR_UNITS | 2490 MXN",
            })
    void whatCouldMeanSomethingElseIsNotGuessed(String notation, String text) {
        assertThat(PriceText.parse(text, Notation.valueOf(notation), 2)).isEmpty();
    }

    @Property
    void anyAmountIsReadBackInBothNotations(@ForAll @LongRange(min = 0, max = 99_999_999_999L) long minor) {
        BigDecimal amount = BigDecimal.valueOf(minor, 2);
        String point = String.format(java.util.Locale.ROOT, "$ %,.2f", amount);
        String comma = String.format(java.util.Locale.GERMANY, "%,.2f €", amount);

        assertThat(PriceText.parse(point, Notation.DECIMAL_POINT, 2)
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo(amount);
        assertThat(PriceText.parse(comma, Notation.DECIMAL_COMMA, 2)
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo(amount);
    }
}
