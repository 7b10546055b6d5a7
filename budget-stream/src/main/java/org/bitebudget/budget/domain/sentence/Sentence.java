package org.bitebudget.budget.domain.sentence;

import java.util.List;

/**
 * Something to say, in no language yet.
 *
 * @param key which template
 * @param arguments its numbers, in the order {@link MessageKey} tells: {@code Money}, {@code LocalDate}, {@code Integer}, {@link
 *     Percent}, {@link CategoryName} or a text as it is
 */
public record Sentence(MessageKey key, List<Object> arguments) {

    /**
     * A whole number of hundredths.
     *
     * @param hundredths 25 for a quarter
     */
    public record Percent(int hundredths) {}

    /**
     * A category by the name people read.
     *
     * @param id taxonomy id
     */
    public record CategoryName(String id) {}

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** A sentence with its numbers. */
    public static Sentence of(MessageKey key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
