package org.bitebudget.ocr.domain.product;

import java.util.Optional;

/**
 * What a shop is called: its household's own word first, then what three households agree on.
 *
 * @param confidence 0 to 1
 */
public record ShopMeaning(String name, double confidence) {

    /**
     * Finds it out; empty where nobody has said it.
     *
     * @param memory what households said about the name that the machine read
     */
    public static Optional<ShopMeaning> of(String household, PrintMemory memory) {
        return memory.of(household)
                .map(Choice::shop)
                .map(name -> new ShopMeaning(name, Provenance.HOUSEHOLD.trust()))
                .or(() -> memory.agreedShop().map(name -> new ShopMeaning(name, Provenance.STORE.trust())));
    }
}
