package org.bitebudget.platform.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A store's id as people read it: {@code corner-shop} is Corner Shop. The web page writes it the same way. */
public final class StoreName {

    private StoreName() {}

    /** The name of a store. */
    public static String of(String id) {
        return Arrays.stream(id.split("[-_]", -1)).map(StoreName::capital).collect(Collectors.joining(" "));
    }

    private static String capital(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int rest = word.offsetByCodePoints(0, 1);
        return word.substring(0, rest).toUpperCase(Locale.ROOT) + word.substring(rest);
    }
}
