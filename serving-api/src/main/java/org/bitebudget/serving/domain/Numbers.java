package org.bitebudget.serving.domain;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Numbers in no order, without boxes: a common word has many. */
final class Numbers {

    private static final int[] NONE = {};
    private int[] items = NONE;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int number) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + size / 2 + 1);
        }
        items[size++] = number;
    }

    void remove(int number) {
        for (int i = 0; i < size; i++) {
            if (items[i] == number) {
                items[i] = items[--size];
                return;
            }
        }
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(items[i]);
        }
    }
}
