package org.bitebudget.ocr.domain.product;

import java.util.List;
import java.util.Optional;

/**
 * What a printed line means: its household's own word first, then what three households agree on, then the store's
 * catalogue.
 *
 * @param product the product with who says so; empty where nobody does
 * @param category the category with who says so; empty where nobody does
 * @param candidates what it may be where the catalogue has more than one answer, likeliest first
 */
public record LineMeaning(
        Optional<Known> product, Optional<Filed> category, List<StoreCatalogue.Candidate> candidates) {

    /**
     * A product that is taken as known.
     *
     * @param sku the store's own number, null where its catalogue doesn't have the product
     * @param confidence 0 to 1
     */
    public record Known(Product product, String sku, Provenance provenance, double confidence) {}

    /**
     * A category that is taken as known.
     *
     * @param confidence 0 to 1
     */
    public record Filed(String categoryId, Provenance provenance, double confidence) {}

    public LineMeaning {
        candidates = List.copyOf(candidates);
    }

    /**
     * Finds it out.
     *
     * @param text as the machine read it
     * @param code article number as printed, null where none is
     * @param memory what households said about this text at this store
     */
    public static LineMeaning of(
            String household, String text, String code, PrintMemory memory, Optional<StoreCatalogue> catalogue) {
        Optional<Choice> own = memory.of(household);
        if (own.filter(Choice::rejected).isPresent()) {
            return new LineMeaning(Optional.empty(), category(own, memory), List.of());
        }
        Optional<Known> said = own.map(Choice::product)
                .map(product -> known(product, Provenance.HOUSEHOLD, catalogue))
                .or(() -> memory.agreedProduct().map(product -> known(product, Provenance.STORE, catalogue)));
        if (said.isPresent() || catalogue.isEmpty()) {
            return new LineMeaning(said, category(own, memory), List.of());
        }
        return ofCatalogue(text, code, catalogue.get(), category(own, memory));
    }

    /** A product somebody named, with the number that the store's catalogue gives it. */
    public static Known known(Product product, Provenance provenance, Optional<StoreCatalogue> catalogue) {
        String sku = catalogue
                .flatMap(store -> store.entryOf(product))
                .map(StoreCatalogue.Entry::sku)
                .orElse(null);
        return new Known(product, sku, provenance, provenance.trust());
    }

    private static LineMeaning ofCatalogue(
            String text, String code, StoreCatalogue catalogue, Optional<Filed> category) {
        Optional<StoreCatalogue.Entry> numbered =
                Optional.ofNullable(code).filter(printed -> !printed.isBlank()).flatMap(catalogue::withSku);
        if (numbered.isPresent()) {
            return ofEntry(numbered.get(), 1, category);
        }
        List<StoreCatalogue.Candidate> candidates = catalogue.candidates(text);
        return candidates.stream()
                .findFirst()
                .filter(StoreCatalogue.Candidate::isSure)
                .map(sure -> ofEntry(sure.entry(), sure.likeness(), category))
                .orElseGet(() -> new LineMeaning(Optional.empty(), category, candidates));
    }

    private static LineMeaning ofEntry(StoreCatalogue.Entry entry, double likeness, Optional<Filed> category) {
        double confidence = Math.min(Provenance.CATALOGUE.trust(), likeness);
        Optional<Filed> listed = Optional.ofNullable(entry.categoryId())
                .map(categoryId -> new Filed(categoryId, Provenance.CATALOGUE, confidence));
        return new LineMeaning(
                Optional.of(new Known(entry.product(), entry.sku(), Provenance.CATALOGUE, confidence)),
                category.or(() -> listed),
                List.of());
    }

    private static Optional<Filed> category(Optional<Choice> own, PrintMemory memory) {
        return own.map(Choice::categoryId)
                .map(categoryId -> new Filed(categoryId, Provenance.HOUSEHOLD, Provenance.HOUSEHOLD.trust()))
                .or(() -> memory.agreedCategory()
                        .map(categoryId -> new Filed(categoryId, Provenance.STORE, Provenance.STORE.trust())));
    }
}
