package org.bitebudget.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bitebudget.platform.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    static Stream<JsonNode> parse() {
        return Vectors.elements(Vectors.read("money").get("parse"));
    }

    static Stream<JsonNode> invalid() {
        return Vectors.elements(Vectors.read("money").get("invalid"));
    }

    static Stream<String> unknownCurrency() {
        return Vectors.elements(Vectors.read("money").get("unknownCurrency")).map(JsonNode::asText);
    }

    static Stream<JsonNode> rate() {
        return Vectors.elements(Vectors.read("money").get("rate"));
    }

    static Stream<JsonNode> unitPrice() {
        return Vectors.elements(Vectors.read("money").get("unitPrice"));
    }

    @ParameterizedTest
    @MethodSource("parse")
    void decimalsBecomeMinorUnitsHalfEven(JsonNode vector) {
        Money money =
                Money.parse(vector.get("text").asText(), vector.get("currency").asText());

        assertThat(money.minor()).isEqualTo(vector.get("minor").asLong());
        assertThat(money.format()).isEqualTo(vector.get("formatted").asText());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsNoDecimalIsRefused(JsonNode vector) {
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> Money.parse(
                        vector.get("text").asText(), vector.get("currency").asText()));
    }

    @ParameterizedTest
    @MethodSource("unknownCurrency")
    void anUnknownCurrencyIsRefusedByName(String code) {
        assertThatExceptionOfType(UnknownCurrencyException.class)
                .isThrownBy(() -> Money.parse("1", code))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e40"})
    void anAmountOfAbsurdSizeIsRefusedWithoutWorkingItOut(String absurd) {
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> Money.of(new BigDecimal(absurd), "EUR"));
    }

    @ParameterizedTest
    @MethodSource("rate")
    void aRateOfAnAmountIsRoundedHalfEven(JsonNode vector) {
        Rate rate =
                new Rate(vector.get("mantissa").asLong(), vector.get("scale").asInt());
        Money amount =
                new Money(vector.get("minor").asLong(), vector.get("currency").asText());

        assertThat(rate.of(amount).minor()).isEqualTo(vector.get("result").asLong());
    }

    @ParameterizedTest
    @MethodSource("unitPrice")
    void aUnitPriceIsInMillionthsOfAMinorUnit(JsonNode vector) {
        Money price =
                new Money(vector.get("minor").asLong(), vector.get("currency").asText());

        UnitPrice unitPrice = UnitPrice.of(price, vector.get("thousandths").asLong(), BaseUnit.KG);

        assertThat(unitPrice.microMinor()).isEqualTo(vector.get("microMinor").asLong());
    }

    @Test
    void aUnitPriceOfNothingIsRefused() {
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> UnitPrice.of(new Money(1, "EUR"), 0, BaseUnit.PIECE));
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> UnitPrice.of(new Money(Long.MAX_VALUE, "EUR"), 1, BaseUnit.PIECE));
    }

    @Test
    void aUnitPriceIsShownInWholeMinorUnits() {
        assertThat(new UnitPrice(199_500_000, "EUR", BaseUnit.L).rounded()).isEqualTo(new Money(200, "EUR"));
        assertThat(new UnitPrice(198_500_000, "EUR", BaseUnit.L).rounded()).isEqualTo(new Money(198, "EUR"));
    }

    @Test
    void aPercentageIsARate() {
        assertThat(Rate.ofPercent(new BigDecimal("7.50"))).isEqualTo(new Rate(75, 3));
        assertThat(Rate.of(new BigDecimal("1E3"))).isEqualTo(new Rate(1000, 0));
        assertThatExceptionOfType(InvalidAmountException.class)
                .isThrownBy(() -> Rate.of(new BigDecimal("1e999999999")));
    }

    @Test
    void amountsOfDifferentCurrenciesDoNotMix() {
        Money euro = new Money(1, "EUR");
        Money yen = new Money(1, "JPY");

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(yen));
    }

    @Test
    void anOverflowIsNeverSilent() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE, "EUR").plus(new Money(1, "EUR")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MIN_VALUE, "EUR").negated());
    }

    @Property(seed = "20260101")
    void whatIsFormattedReadsBack(@ForAll @IntRange int minor) {
        for (String currency : new String[] {"EUR", "JPY", "KWD", "CLF"}) {
            Money money = new Money(minor, currency);

            assertThat(Money.parse(money.format(), currency)).isEqualTo(money);
        }
    }

    @Property(seed = "20260101")
    void addingAndTakingAwayIsExact(@ForAll int first, @ForAll int second) {
        Money a = new Money(first, "EUR");
        Money b = new Money(second, "EUR");

        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
    }
}
