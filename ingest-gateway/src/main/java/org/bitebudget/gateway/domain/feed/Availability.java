package org.bitebudget.gateway.domain.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads whether a store has a product now: yes and no, numbers of pieces, the terms of schema.org ({@code
 * https://schema.org/OutOfStock}), and the usual words in English, Spanish and German.
 */
final class Availability {

    private static final Pattern SCHEMA_ORG = Pattern.compile("https?://schema\\.org/");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\d.-]+");
    private static final Pattern PIECES = Pattern.compile("\\d{1,9}(\\.0{1,3})?");
    private static final Pattern NO_PIECES = Pattern.compile("0+(\\.0+)?");
    private static final Set<String> YES = Set.of(
            "true",
            "yes",
            "y",
            "instock",
            "instoreonly",
            "onlineonly",
            "limitedavailability",
            "available",
            "si",
            "sí",
            "disponible",
            "enexistencia",
            "enstock",
            "ja",
            "verfügbar",
            "lieferbar",
            "auflager",
            "vorrätig");
    private static final Set<String> NO = Set.of(
            "false",
            "no",
            "n",
            "outofstock",
            "soldout",
            "discontinued",
            "backorder",
            "preorder",
            "unavailable",
            "notavailable",
            "agotado",
            "nodisponible",
            "sinexistencia",
            "sinstock",
            "nein",
            "ausverkauft",
            "nichtverfügbar",
            "nichtlieferbar",
            "vergriffen");

    private Availability() {}

    /** Whether the store has it; empty if the words are none of those known. */
    static Optional<Boolean> parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        String term =
                NO_LETTERS.matcher(SCHEMA_ORG.matcher(words).replaceFirst("")).replaceAll("");
        if (PIECES.matcher(term).matches()) {
            return Optional.of(!NO_PIECES.matcher(term).matches());
        }
        String joined = term.replace("-", "").replace(".", "");
        if (YES.contains(joined)) {
            return Optional.of(true);
        }
        return NO.contains(joined) ? Optional.of(false) : Optional.empty();
    }
}
