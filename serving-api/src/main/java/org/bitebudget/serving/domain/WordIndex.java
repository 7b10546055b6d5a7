package org.bitebudget.serving.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Which names have a word, its plural or singular, or a compound that ends with it, as {@link ItemFit#means} says. */
final class WordIndex {

    private final Map<String, Numbers> names = new HashMap<>();
    private final TreeMap<String, String> backwards = new TreeMap<>();

    void add(String word, int name) {
        names.computeIfAbsent(word, unseen -> {
                    backwards.put(reversed(word), word);
                    return new Numbers();
                })
                .add(name);
    }

    void remove(String word, int name) {
        Numbers numbers = names.get(word);
        if (numbers != null && numbers.remove(name)) {
            names.remove(word);
            backwards.remove(reversed(word));
        }
    }

    /** Passes on the names; one that has several of the words comes several times. */
    void forEachMeaning(String wanted, IntConsumer action) {
        String ending = reversed(wanted);
        Set<String> words = new HashSet<>();
        Stream.concat(ItemFit.formsOf(wanted), backwards.subMap(ending, ending + Character.MAX_VALUE).values().stream())
                .filter(word -> ItemFit.means(wanted, word))
                .filter(names::containsKey)
                .forEach(words::add);
        words.forEach(word -> names.get(word).forEach(action));
    }

    private static String reversed(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    /** Numbers in no order, without boxes: a common word has many. */
    private static final class Numbers {
        private int[] items = new int[2];
        private int size;

        void add(int number) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size + size / 2 + 1);
            }
            items[size++] = number;
        }

        /** Takes a number out; true if none is left. */
        boolean remove(int number) {
            for (int i = 0; i < size; i++) {
                if (items[i] == number) {
                    items[i] = items[--size];
                    break;
                }
            }
            return size == 0;
        }

        void forEach(IntConsumer action) {
            for (int i = 0; i < size; i++) {
                action.accept(items[i]);
            }
        }
    }
}
