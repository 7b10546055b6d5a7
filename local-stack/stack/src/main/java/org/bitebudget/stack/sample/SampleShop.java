package org.bitebudget.stack.sample;

import java.util.List;
import java.util.Set;

/**
 * An invented shop. Any likeness to a real one is by chance.
 *
 * @param id store id in price feeds
 * @param name as printed on top of the receipt, and the truth of the merchant
 * @param heading rows under the name: address, telephone, tax number
 * @param language language of the receipt
 * @param currency ISO 4217 code with two decimals
 * @param zone IANA zone
 * @param permilleOfEuro shelf price for each euro of the base price, in thousandths
 * @param assortments what it sells
 * @param taxes its tax rules
 * @param style how its till prints
 */
record SampleShop(
        String id,
        String name,
        List<String> heading,
        Language language,
        String currency,
        String zone,
        int permilleOfEuro,
        Set<Assortment> assortments,
        TaxRegime taxes,
        TillStyle style) {

    SampleShop {
        heading = List.copyOf(heading);
        assortments = Set.copyOf(assortments);
    }

    /** Shelf price of a product in minor units of the shop's currency. */
    long shelfPrice(SampleProduct product) {
        return Math.max(1, Math.round(product.euroCents() * permilleOfEuro / 1000.0));
    }
}
