package org.bitebudget.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids made of names. */
public final class Kebab {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");
    private static final int LONGEST = 200;

    private Kebab() {}

    /** {@code "La Huerta de Lola"} becomes {@code la-huerta-de-lola}; letters keep their accents, composed (NFC); empty without letters and digits. */
    public static String of(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String joined = EDGES.matcher(SEPARATORS.matcher(lower).replaceAll("-")).replaceAll("");
        return joined.length() > LONGEST ? joined.substring(0, LONGEST) : joined;
    }
}
