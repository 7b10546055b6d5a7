package org.bitebudget.price.domain.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.platform.product.ProductLikeness;

/**
 * Finds the identity of a product among those of the same currency and size that are known already: by its barcode, else that of the
 * likest product of another store, else its own. What has an identity keeps it, until its barcode becomes known.
 */
public final class IdentityMatcher {

    private static final Comparator<Match> LIKEST = Comparator.comparingDouble(Match::likeness)
            .thenComparing(match -> match.known().barcodeId().isPresent())
            .thenComparing(match -> match.known().key(), Comparator.reverseOrder());

    private IdentityMatcher() {}

    /** How an identity was found. */
    public enum Found {
        /** By its own barcode. */
        BARCODE,
        /** By its name. */
        MATCH,
        /** It is like no other. */
        ALONE
    }

    /**
     * An identity.
     *
     * @param confidence 0 to 1
     * @param joined known products that are known to be the same from now on, and by this identity
     */
    public record Finding(String identity, Found found, double confidence, List<StoreProduct> joined) {

        /** Keeps its own copy. */
        public Finding {
            joined = List.copyOf(joined);
        }
    }

    private record Match(StoreProduct known, double likeness) {}

    /** The identity that a product has by itself. */
    public static String own(String store, String product) {
        return Ids.of("prd", store, product);
    }

    /**
     * Finds the identity of a product.
     *
     * @param own what it is known by if it is like no other
     * @param known products that share words with it
     */
    public static Finding find(StoreProduct product, String own, Collection<StoreProduct> known) {
        if (product.barcodeId().isPresent()) {
            String barcode = product.barcodeId().get();
            return new Finding(barcode, Found.BARCODE, 1, absorbed(product, barcode, known));
        }
        if (product.identity().isPresent()) {
            return new Finding(product.identity().get(), product.alone() ? Found.ALONE : Found.MATCH, 1, List.of());
        }
        Optional<Match> likest = known.stream()
                .filter(other -> mayBeOne(product, other))
                .map(other -> new Match(other, ProductLikeness.of(product.terms(), other.terms())))
                .filter(match -> match.likeness() >= ProductLikeness.SAME)
                .max(LIKEST);
        return likest.map(IdentityMatcher::matched).orElseGet(() -> new Finding(own, Found.ALONE, 1, List.of()));
    }

    private static Finding matched(Match match) {
        StoreProduct known = match.known();
        return new Finding(
                known.identity().orElseThrow(),
                Found.MATCH,
                match.likeness(),
                known.alone() ? List.of(known) : List.of());
    }

    /** Products known by their names only that a barcode now tells; with them go those of the same identity. */
    private static List<StoreProduct> absorbed(StoreProduct product, String barcode, Collection<StoreProduct> known) {
        List<String> identities = known.stream()
                .filter(other -> other.key().equals(product.key()) || isLike(product, other))
                .flatMap(other -> other.identity().stream())
                .filter(identity ->
                        known.stream().noneMatch(other -> other.barcodeId().equals(Optional.of(identity))))
                .distinct()
                .toList();
        return known.stream()
                .filter(other -> other.barcodeId().isEmpty() && !other.key().equals(product.key()))
                .filter(other -> identities.contains(other.identity().orElse(barcode)))
                .toList();
    }

    private static boolean isLike(StoreProduct product, StoreProduct other) {
        return other.barcodeId().isEmpty()
                && mayBeOne(product, other)
                && ProductLikeness.of(product.terms(), other.terms()) >= ProductLikeness.SAME;
    }

    /** A store lists a product once: two of its own are two products, unless their names say the same. */
    private static boolean mayBeOne(StoreProduct product, StoreProduct other) {
        return !other.store().equals(product.store()) || other.terms().equals(product.terms());
    }
}
