package org.bitebudget.gateway.domain.feed;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A promotion in the store's words, sorted by kind.
 *
 * @param kind what it asks of the buyer
 * @param text as the feed gave it
 */
public record Promotion(Kind kind, String text) {

    private static final Pattern LOYALTY =
            Pattern.compile("\\b(smart ?price|loyalty|member|club|card|tarjeta|karte|bonus|app)\\b");
    private static final Pattern MULTI_BUY = Pattern.compile(
            "\\b\\d+\\s*(for|für|por|x)\\s*\\S*\\d|\\b(buy|kauf|compra)\\b.*\\d|\\b(combo|2nd|segunda|zweite)\\b");
    private static final Pattern CUT = Pattern.compile("\\b(save|off|sale|rabatt|descuento|aktion|oferta)\\b|\\d\\s*%");

    /** What a promotion asks of the buyer. */
    public enum Kind {
        /** A lower price for anybody. */
        CUT,
        /** A lower price for more than one. */
        MULTI_BUY,
        /** A lower price with a card or an app. */
        LOYALTY,
        /** Anything else. */
        OTHER
    }

    /** Sorts the words: what needs a card is LOYALTY even when it is also for several. */
    public static Promotion of(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        if (LOYALTY.matcher(words).find()) {
            return new Promotion(Kind.LOYALTY, text);
        }
        if (MULTI_BUY.matcher(words).find()) {
            return new Promotion(Kind.MULTI_BUY, text);
        }
        return new Promotion(CUT.matcher(words).find() ? Kind.CUT : Kind.OTHER, text);
    }
}
