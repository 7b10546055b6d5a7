package org.bitebudget.ml.job.recommend;

import java.util.Optional;
import org.bitebudget.ml.domain.recommend.HouseholdProduct;
import org.bitebudget.ml.domain.recommend.Product;
import org.bitebudget.state.BoughtAt;
import org.bitebudget.state.HouseholdProductState;

/** Between what is kept and what the domain works with. */
final class RecommendStates {
    private RecommendStates() {}

    static HouseholdProduct product(HouseholdProductState kept) {
        return new HouseholdProduct(
                new Product(kept.getItemId(), kept.getName(), Optional.ofNullable(kept.getCategoryId())),
                kept.getOffers(),
                kept.getPurchases().stream()
                        .map(each ->
                                new HouseholdProduct.Purchase(each.getReceiptId(), each.getDay(), each.getQuantity()))
                        .toList());
    }

    static HouseholdProductState kept(HouseholdProduct product) {
        return new HouseholdProductState(
                product.product().id(),
                product.product().name(),
                product.product().category().orElse(null),
                product.offers(),
                product.purchases().stream()
                        .map(each -> new BoughtAt(each.receipt(), each.day(), each.quantity()))
                        .toList());
    }
}
