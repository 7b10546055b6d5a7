package org.bitebudget.gateway.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bitebudget.platform.money.BaseUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(SizeText.parse(text)).contains(new ProductSize(amountMicro, unit, count));
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
                "1,000 g",
                "99999999 kg",
                "9999 x 9999999 kg"
            })
    void hasNoSizeForWhatItDoesNotUnderstand(String text) {
        assertThat(SizeText.parse(text)).isEmpty();
    }

    @Property
    void aMultiPackHoldsAsMuchAsItsUnitsTogether(
            @ForAll @IntRange(min = 1, max = 48) int times, @ForAll @IntRange(min = 1, max = 5000) int millilitres) {
        long one = SizeText.parse(millilitres + " ml").orElseThrow().amountMicro();

        assertThat(SizeText.parse(times + " x " + millilitres + " ml"))
                .contains(new ProductSize(times * one, BaseUnit.L, times));
    }
}
