package org.bitebudget.serving.domain;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The names of many things by their words. What several things are called, as a product is in the stores of a chain, is compared with
 * what is wanted once for all of them.
 */
final class Names {

    private final Map<String, Integer> known = new HashMap<>();
    private final Slots<Named> names = new Slots<>();
    private final WordIndex heads = new WordIndex();
    private final NameIndex words = new NameIndex();

    /** @param things the numbers of what is called so */
    private record Named(WordIndex.Words words, Numbers things) {}

    /** The thing of a number is called so. */
    void add(String name, int thing) {
        names.get(known.computeIfAbsent(name, this::unseen)).things().add(thing);
    }

    private int unseen(String name) {
        int number = names.next();
        names.add(new Named(heads.add(ItemFit.Name.of(name), number), new Numbers()));
        words.add(name, number);
        return number;
    }

    /** The thing of a number is not called so any more. */
    void remove(String name, int thing) {
        int number = known.get(name);
        Named named = names.get(number);
        named.things().remove(thing);
        if (named.things().isEmpty()) {
            heads.remove(named.words(), number);
            words.remove(name, number);
            names.remove(number);
            known.remove(name);
        }
    }

    /** Passes on, once each and in no order, the things whose name has the words that an item asks for. */
    void forEachFitting(ItemFit item, IntConsumer action) {
        List<BitSet> meanings = item.folded().stream().map(heads::meaning).toList();
        if (meanings.isEmpty() || meanings.contains(new BitSet())) {
            return;
        }
        List<BitSet> others = meanings.subList(1, meanings.size());
        heads.forEachHeadedBy(meanings.get(0), number -> names.get(number).words(), number -> {
            Named named = names.get(number);
            if (hasAll(named.words(), others)) {
                named.things().forEach(action);
            }
        });
    }

    /** Passes on, once each and in no order, the things that a search with words finds. */
    void forEachFound(NameSearch search, IntConsumer action) {
        words.found(search).stream()
                .forEach(number -> names.get(number).things().forEach(action));
    }

    private static boolean hasAll(WordIndex.Words name, List<BitSet> meanings) {
        for (BitSet meaning : meanings) {
            if (!name.hasOneOf(meaning)) {
                return false;
            }
        }
        return true;
    }
}
