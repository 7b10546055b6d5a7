package org.bitebudget.ml.domain.recommend;

import java.util.Locale;
import java.util.Optional;

/**
 * A product that a household may want, and what speaks for it.
 *
 * @param product what
 * @param score collaborative and content together, 0 to 1
 * @param collaborative what shoppers alike and the household's own habit say, 0 to 1 within the household
 * @param content likeness of its name to what the household buys, 0 to 1
 * @param reason what speaks for it most
 * @param because name of the product it goes along with or is like
 * @param bought how the household bought it, if it did
 */
public record Suggestion(
        Product product,
        double score,
        double collaborative,
        double content,
        Reason reason,
        Optional<String> because,
        Optional<HouseholdProduct> bought) {

    Suggestion judged(double newCollaborative, double newScore) {
        return new Suggestion(product, newScore, newCollaborative, content, reason, because, bought);
    }

    /** What speaks for a product. */
    public enum Reason {
        /** The household buys it again and again. */
        BOUGHT_OFTEN,
        /** The household bought it once or twice. */
        BOUGHT_BEFORE,
        /** It follows what the household buys, in the baskets of others. */
        COMPANION,
        /** Its name is like that of what the household buys. */
        ALIKE,
        /** Many take it. */
        POPULAR;

        /** {@code bought-often}, as it stands in events. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
