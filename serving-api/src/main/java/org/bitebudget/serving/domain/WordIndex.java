package org.bitebudget.serving.domain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of many names: which of them mean a wanted word, as {@link ItemFit#means} says, and which names have them in their
 * heads. Words are numbered, so that names are compared with what is wanted without looking at letters.
 */
final class WordIndex {

    private final Map<String, Word> known = new HashMap<>();
    private final TreeMap<String, Word> backwards = new TreeMap<>();
    private final Slots<Word> words = new Slots<>();

    private static final class Word {
        private final String text;
        private final int number;
        private final Numbers heads = new Numbers();
        private int uses;

        private Word(String text, int number) {
            this.text = text;
            this.number = number;
        }
    }

    /** A name by the numbers of its words. */
    static final class Words {
        private static final int NONE = -1;
        private final int[] all;
        private final int head;

        private Words(int[] all, int head) {
            this.all = all;
            this.head = head;
        }

        /** Whether one of the words is among some. */
        boolean hasOneOf(BitSet some) {
            return first(all.length, some) != NONE;
        }

        private int firstOfHead(BitSet some) {
            return first(head, some);
        }

        private int first(int before, BitSet some) {
            for (int i = 0; i < before; i++) {
                if (some.get(all[i])) {
                    return all[i];
                }
            }
            return NONE;
        }

        private IntStream heads() {
            return Arrays.stream(all, 0, head).distinct();
        }
    }

    /** Takes a name in under a number. */
    Words add(ItemFit.Name name, int number) {
        int[] all = name.folded().stream().mapToInt(this::use).toArray();
        Words kept = new Words(all, name.head().size());
        kept.heads().forEach(head -> words.get(head).heads.add(number));
        return kept;
    }

    /** Forgets the name of a number. */
    void remove(Words name, int number) {
        name.heads().forEach(head -> words.get(head).heads.remove(number));
        Arrays.stream(name.all).forEach(this::release);
    }

    /** The numbers of the known words that mean a wanted one. */
    BitSet meaning(String wanted) {
        String ending = reversed(wanted);
        Stream<Word> forms = ItemFit.formsOf(wanted).filter(known::containsKey).map(known::get);
        Stream<Word> compounds = backwards.subMap(ending, ending + Character.MAX_VALUE).values().stream();
        BitSet meaning = new BitSet();
        Stream.concat(forms, compounds)
                .filter(word -> ItemFit.means(wanted, word.text))
                .forEach(word -> meaning.set(word.number));
        return meaning;
    }

    /**
     * Passes on, once each and in no order, the numbers of the names that have one of some words in their heads.
     *
     * @param name the name that stands under a number
     */
    void forEachHeadedBy(BitSet heads, IntFunction<Words> name, IntConsumer action) {
        boolean single = heads.cardinality() == 1;
        heads.stream().forEach(head -> words.get(head).heads.forEach(number -> {
            // a name with several of the words is passed on with the first of them
            if (single || name.apply(number).firstOfHead(heads) == head) {
                action.accept(number);
            }
        }));
    }

    private int use(String text) {
        Word word = known.computeIfAbsent(text, this::unseen);
        word.uses++;
        return word.number;
    }

    private Word unseen(String text) {
        Word word = new Word(text, words.next());
        words.add(word);
        backwards.put(reversed(text), word);
        return word;
    }

    private void release(int number) {
        Word word = words.get(number);
        word.uses--;
        if (word.uses == 0) {
            known.remove(word.text);
            backwards.remove(reversed(word.text));
            words.remove(number);
        }
    }

    private static String reversed(String word) {
        return new StringBuilder(word).reverse().toString();
    }
}
