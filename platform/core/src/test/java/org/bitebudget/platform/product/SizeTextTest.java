package org.bitebudget.platform.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.platform.text.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {

    @ParameterizedTest
    @CsvSource({
        "500 g, 500000, KG, 1",
        "1kg, 1000000, KG, 1",
        "450G, 450000, KG, 1",
        "'0,75 l', 750000, L, 1",
        "1.5L, 1500000, L, 1",
        "33 cl, 330000, L, 1",
        "6 x 330 ml, 1980000, L, 6",
        "24 x 200ml, 4800000, L, 24",
        "1 x 125 g, 125000, KG, 1",
        "2 x 1litre, 2000000, L, 2",
        "12 x 12 fl oz, 4258588, L, 12",
        "12.5 fl. oz, 369669, L, 1",
        "16 oz., 453592, KG, 1",
        "3 lb, 1360777, KG, 1",
        "0.5 gal, 1892706, L, 1",
        "Pack-6 1.2 l, 1200000, L, 6",
        "Brik 1 l, 1000000, L, 1",
        "Paquete 15 ud, 15000000, PIECE, 1",
        "1/2 Pieza 0.7 kg, 700000, KG, 1",
        "10 stk, 10000000, PIECE, 1",
        "1 stück, 1000000, PIECE, 1",
        "20 Pack, 20000000, PIECE, 1",
        "100s, 100000000, PIECE, 1",
        "16 oz (1, 453592, KG, 1",
        "0.127 g, 127, KG, 1",
    })
    void readsTheSizesThatStoresPrint(String text, long amountMicro, BaseUnit unit, int count) {
        assertThat(SizeText.parse(text, "EUR")).contains(new ProductSize(amountMicro, unit, count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Paquete",
                "20 cm",
                "0 g",
                "-5 kg",
                "g",
                "kg 5",
                "1,000 lb",
                "99999999 kg",
                "9999 x 9999999 kg"
            })
    void hasNoSizeForWhatItDoesNotUnderstand(String text) {
        assertThat(SizeText.parse(text, "EUR")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsColumnsAndNames(List<String> example) {
        boolean column = example.get(0).equals("column");
        String currency = example.get(1);
        String text = example.get(2);

        Optional<ProductSize> size = column ? SizeText.parse(text, currency) : SizeText.inName(text, currency);

        assertThat(size).as(text).isEqualTo(expected(example));
    }

    static Stream<List<String>> examples() {
        return DataFile.rows(SizeTextTest.class, "sizes.tsv", 4).stream();
    }

    private static Optional<ProductSize> expected(List<String> example) {
        if (example.get(3).equals("-")) {
            return Optional.empty();
        }
        BigDecimal micros = new BigDecimal(example.get(3)).scaleByPowerOfTen(6);
        return ProductSize.of(micros, BaseUnit.valueOf(example.get(4)), Integer.parseInt(example.get(5)));
    }

    @ParameterizedTest
    @CsvSource({
        // the column tells one unit, all units, their number, or something else
        "Tomato soup 6 x 15 g, 15 g, 90000, KG, 6",
        "Butter biscuits 2x125g, 250 g, 250000, KG, 2",
        "Oat bars 42 g 5 pack, 5 pack, 210000, KG, 5",
        "Bin bags 60 l, 20 stk, 20000000, PIECE, 1",
        "Beef jerky 2.5 oz, 2.85 oz, 80796, KG, 1",
        "Orange juice 1 l, '', 1000000, L, 1"
    })
    void aMultiPackInTheNameCompletesTheColumn(String name, String column, long micro, BaseUnit unit, int count) {
        Optional<String> text = Optional.of(column).filter(size -> !size.isEmpty());

        assertThat(SizeText.of(text, name, "EUR")).contains(new ProductSize(micro, unit, count));
    }

    @Test
    void aTextThatIsFarTooLongHasNoSize() {
        assertThat(SizeText.inName("6 x ".repeat(2500) + "330 ml", "EUR")).isEmpty();
        assertThat(SizeText.parse("1 kg " + "x".repeat(10_000), "EUR")).isEmpty();
    }

    @Test
    void aPintIsLargerWhereOnePaysInPounds() {
        assertThat(SizeText.parse("1 pint", "GBP")).contains(new ProductSize(568_261, BaseUnit.L, 1));
        assertThat(SizeText.parse("1 pint", "USD")).contains(new ProductSize(473_176, BaseUnit.L, 1));
    }

    @Test
    void theUnitPriceIsThatOfTheWholePack() {
        ProductSize six = SizeText.parse("6 x 330 ml", "EUR").orElseThrow();

        assertThat(six.unitPrice(new Money(396, "EUR"))).contains(new UnitPrice(200_000_000, "EUR", BaseUnit.L));
    }

    @Test
    void aUnitPriceThatDoesNotFitIsNone() {
        assertThat(new ProductSize(1, BaseUnit.KG, 1).unitPrice(new Money(Long.MAX_VALUE / 2, "EUR")))
                .isEmpty();
        assertThat(new ProductSize(1, BaseUnit.KG, 1).unitPrice(new Money(1_000_000_000_000L, "EUR")))
                .isEmpty();
    }

    @Property
    void anyTextIsReadOrNotButNeverFails(@ForAll String text) {
        SizeText.inName(text, "EUR")
                .ifPresent(size -> assertThat(size.amountMicro()).isPositive());
        SizeText.parse(text, "GBP")
                .ifPresent(size -> assertThat(size.amountMicro()).isPositive());
    }

    @Property
    void anyMixOfItsWordsIsReadOrNotButNeverFails(@ForAll @Size(max = 12) List<@From("words") String> words) {
        SizeText.inName(String.join(" ", words), "EUR")
                .ifPresent(size -> assertThat(size.amountMicro()).isPositive());
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "6",
                "0",
                "1/2",
                "9999",
                "9999999",
                "x",
                "(",
                "-",
                "/",
                "+",
                "=",
                "kg",
                "ml",
                "fl oz",
                "lb",
                "pack",
                "de",
                "cans",
                "mini",
                "er",
                "per",
                "dozen",
                "escurrido",
                "protein",
                "tablets",
                "1.000",
                "0,75",
                "rolls",
                "s");
    }

    @Property
    void aMultiPackHoldsAsMuchAsItsUnitsTogether(
            @ForAll @IntRange(min = 1, max = 48) int times, @ForAll @IntRange(min = 1, max = 5000) int millilitres) {
        long one = SizeText.parse(millilitres + " ml", "EUR").orElseThrow().amountMicro();

        assertThat(SizeText.parse(times + " x " + millilitres + " ml", "EUR"))
                .contains(new ProductSize(times * one, BaseUnit.L, times));
    }
}
