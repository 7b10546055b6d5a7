package org.bitebudget.ocr.domain.product;

import java.time.Instant;

/**
 * What one household says that a text printed by a store means.
 *
 * @param product null where it named none
 * @param rejected whether it said that it is not the product it was taken for, without naming another
 * @param categoryId null where it chose none
 * @param shop what the shop is called, where the text is the shop's own name; null where it did not say
 * @param at when it said so last
 */
public record Choice(String household, Product product, boolean rejected, String categoryId, String shop, Instant at) {

    /** Whether it says anything about the product. */
    public boolean saysProduct() {
        return rejected || product != null;
    }

    /** Both together; what the newer one does not say stays as the older one said it. */
    Choice then(Choice newer) {
        return new Choice(
                household,
                newer.saysProduct() ? newer.product : product,
                newer.saysProduct() ? newer.rejected : rejected,
                newer.categoryId != null ? newer.categoryId : categoryId,
                newer.shop != null ? newer.shop : shop,
                newer.at);
    }
}
