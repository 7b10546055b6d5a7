package org.bitebudget.ocr.domain.product;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bitebudget.platform.text.Fold;

/** The products that a store's own feed lists, to find out what the lines of its receipts mean. */
public final class StoreCatalogue {

    /** A text that is this like a product's name ... */
    public static final double SURE_LIKENESS = 0.85;

    /** ... and this much more than like any other means that product. */
    public static final double SURE_LEAD = 0.1;

    /** Less like than this is no candidate. */
    private static final double LEAST_LIKENESS = 0.4;

    private static final int CANDIDATES = 3;

    private final Map<String, Entry> bySku = new HashMap<>();
    private final Map<String, Entry> byProduct = new HashMap<>();
    private final ProductMatcher matcher;

    /**
     * A product in the feed.
     *
     * @param sku the store's own number
     * @param size null where none is given
     * @param categoryId null where unknown
     * @param canonicalProductId identity across stores, null where unknown
     */
    public record Entry(String sku, String name, String size, String categoryId, String canonicalProductId) {

        /** The product, the same in every store. */
        public Product product() {
            Product described = Product.of(name, null, size, null);
            return canonicalProductId == null
                    ? described
                    : new Product(canonicalProductId, name, null, size, described.barcode());
        }

        private String written() {
            boolean hasSize = size != null && !size.isBlank();
            return hasSize && !Fold.text(name).contains(Fold.text(size)) ? name + " " + size : name;
        }
    }

    /** An entry that a text may mean. */
    public record Candidate(Entry entry, double likeness, double lead) {

        /** Whether it can be taken without asking. */
        public boolean isSure() {
            return likeness >= SURE_LIKENESS && lead >= SURE_LEAD;
        }
    }

    /** @param entries each number once */
    public StoreCatalogue(List<Entry> entries) {
        for (Entry entry : entries) {
            bySku.put(entry.sku().toLowerCase(Locale.ROOT), entry);
            byProduct.put(entry.product().id(), entry);
        }
        matcher = new ProductMatcher(entries.stream()
                .map(entry -> new CatalogueProduct(entry.sku(), entry.written()))
                .toList());
    }

    /** How many products it lists. */
    public int size() {
        return bySku.size();
    }

    /** The product with that number. */
    public Optional<Entry> withSku(String sku) {
        return Optional.ofNullable(bySku.get(sku.toLowerCase(Locale.ROOT)));
    }

    /** The entry that is this product, by its identity or else surely by its name. */
    public Optional<Entry> entryOf(Product product) {
        String size = product.size() == null ? "" : " " + product.size();
        return Optional.ofNullable(byProduct.get(product.id())).or(() -> candidates(product.name() + size).stream()
                .findFirst()
                .filter(Candidate::isSure)
                .map(Candidate::entry));
    }

    /** What a printed text may mean, likeliest first; at most three. */
    public List<Candidate> candidates(String text) {
        return matcher.matches(text, CANDIDATES).stream()
                .filter(match -> match.likeness() >= LEAST_LIKENESS)
                .map(match -> new Candidate(
                        bySku.get(match.product().id().toLowerCase(Locale.ROOT)), match.likeness(), match.lead()))
                .toList();
    }
}
