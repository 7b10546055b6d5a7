package org.bitebudget.budget.job;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The constants of an enum as the tables hold them, in lower case; made once, since there are many rows.
 *
 * @param <E> the enum
 */
final class EnumTexts<E extends Enum<E>> {

    private final Map<E, String> texts;

    EnumTexts(Class<E> type) {
        texts = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            texts.put(constant, constant.name().toLowerCase(Locale.ROOT));
        }
    }

    String of(E constant) {
        return texts.get(constant);
    }
}
