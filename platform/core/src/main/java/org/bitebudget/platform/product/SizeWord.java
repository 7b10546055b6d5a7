package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.util.Set;
import org.bitebudget.platform.money.BaseUnit;

/**
 * What a word can mean in a size.
 *
 * @param unit what it measures; pieces for what is counted
 * @param micros millionths of the unit that one of it is; 0 for words that are no amount
 * @param thousands what a dot or comma before three digits means
 * @param currencies where it means that; everywhere if empty
 */
record SizeWord(Role role, BaseUnit unit, BigDecimal micros, Thousands thousands, Set<String> currencies) {

    /** What a word is in a size; {@code units.tsv} says what each of them is. */
    enum Role {
        MEASURE,
        DOSE,
        PIECE,
        PART,
        ALONE,
        CONTAINER,
        PACK,
        LINK,
        PER,
        DRAINED,
        CONTENT,
        COLUMN,
        ATTACHED
    }

    /** What a dot or comma before three digits means. */
    enum Thousands {
        GROUPED,
        DECIMAL,
        EITHER
    }

    SizeWord {
        currencies = Set.copyOf(currencies);
    }

    boolean holdsFor(String currency) {
        return currencies.isEmpty() || currencies.contains(currency);
    }
}
