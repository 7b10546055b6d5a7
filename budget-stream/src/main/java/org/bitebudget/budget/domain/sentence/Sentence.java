package org.bitebudget.budget.domain.sentence;

import java.util.List;
import org.bitebudget.platform.sentence.Phrases;

/**
 * Something to say, in no language yet.
 *
 * @param key which template
 * @param arguments its numbers, in the order {@link MessageKey} tells: see {@link Phrases#say}
 */
public record Sentence(MessageKey key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** A sentence with its numbers. */
    public static Sentence of(MessageKey key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
