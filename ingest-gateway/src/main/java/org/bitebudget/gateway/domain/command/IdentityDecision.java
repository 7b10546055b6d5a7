package org.bitebudget.gateway.domain.command;

import java.util.List;

/**
 * What a person says about a product of a store: it is, or is not, the same as another one.
 *
 * @param action merge or split
 * @param store the store of the product that the decision is about
 * @param product that store's own id
 * @param otherStore the store of the product that it is held against
 * @param otherProduct that store's own id
 */
public record IdentityDecision(Action action, String store, String product, String otherStore, String otherProduct) {

    /** What is decided. */
    public enum Action {
        /** Both are one product. */
        MERGE,
        /** They are two. */
        SPLIT
    }

    /** Everything to mend. */
    public List<Fault> faults() {
        return store.equals(otherStore) && product.equals(otherProduct)
                ? List.of(Fault.invalid("/other_product", "another product than the one the decision is about"))
                : List.of();
    }
}
