package org.bitebudget.serving.domain;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Many names by their words, as {@link NameSearch} has them: a search looks at each word once, however many names have it. */
final class NameIndex {

    private final Map<String, Numbers> words = new HashMap<>();

    /** Takes a name in under a number. */
    void add(String name, int number) {
        NameSearch.words(name).distinct().forEach(word -> words.computeIfAbsent(word, unseen -> new Numbers())
                .add(number));
    }

    /** Forgets the name of a number. */
    void remove(String name, int number) {
        NameSearch.words(name)
                .distinct()
                .forEach(word -> words.computeIfPresent(word, (text, numbers) -> {
                    numbers.remove(number);
                    return numbers.isEmpty() ? null : numbers;
                }));
    }

    /** The numbers of the names that a search with words finds. */
    BitSet found(NameSearch search) {
        return search.words().stream()
                .map(this::having)
                .reduce((one, other) -> {
                    one.and(other);
                    return one;
                })
                .orElseThrow();
    }

    private BitSet having(String wanted) {
        BitSet having = new BitSet();
        words.forEach((word, numbers) -> {
            if (word.contains(wanted)) {
                numbers.forEach(having::set);
            }
        });
        return having;
    }
}
