package org.bitebudget.platform.product;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductLikenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Leche entera Pascual brik 1 l|Pascual leche entera 1 l",
                "Liqui-Fruit Red Grape Juice 2L|Liqui Fruit Red Grape Juice (2 L)",
                "Weetbix Wholegrain 200 g|Weet-Bix Wholegrain 200g",
                "Fanta Naranja lata 33 cl|Fanta Orange 330 ml can",
                "Alpro Oat Drink 1 l|Alpro Hafer Drink 1 l",
                "Red Bull Energy Drink Sugar Free 250 ml|Red Bull sugarfree Energy Drink 250 ml",
                "Robertson's Paprika (1 x 44 g)|Robertsons Paprika Spice 44g",
                "Willards Chips 120g (1×1)|WILLARDS CHIPS 120 G"
            })
    void namesOfOneProductAreAlike(String one, String other) {
        assertThat(likeness(one, other)).isGreaterThanOrEqualTo(ProductLikeness.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Coca-Cola Zero 2 l|Coca-Cola Light 2 l",
                "Coca-Cola 2 l|Coca-Cola Zero 2 l",
                "Leche entera Pascual 1 l|Leche desnatada Pascual 1 l",
                "Leche Pascual sin lactosa 1 l|Leche Pascual 1 l",
                "Bio Milch 1 l|Milch 1 l",
                "Lindt Excellence 70% Dark 100 g|Lindt Excellence 85% Dark 100 g",
                "Müller Milchreis Zimt 200 g|Müller Milchreis Vanille 200 g",
                "Jumbo Towels Blue 2 ct|Jumbo Towels Green 2 ct",
                "Free range eggs 12|Barn eggs 12",
                "Heinz Ketchup 500 g|Hellmanns Ketchup 500 g",
                "1 l|1 l",
                "!!!|???"
            })
    void variantsAndOtherBrandsAreOtherProducts(String one, String other) {
        assertThat(likeness(one, other)).isLessThan(ProductLikeness.SAME);
    }

    @Property
    void likenessHasNoDirectionAndStaysBetweenZeroAndOne(@ForAll String one, @ForAll String other) {
        assertThat(likeness(one, other)).isBetween(0.0, 1.0).isEqualTo(likeness(other, one));
    }

    private static double likeness(String one, String other) {
        return ProductLikeness.of(ProductTerms.of(one), ProductTerms.of(other));
    }
}
