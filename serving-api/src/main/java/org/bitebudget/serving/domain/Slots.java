package org.bitebudget.serving.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Things by small numbers; the number of one that is taken out goes to one that comes in later. */
final class Slots<T> {

    private final List<T> things = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    /** The number that the next thing gets. */
    int next() {
        return free.isEmpty() ? things.size() : free.peek();
    }

    /** Takes a thing in under the {@link #next} number. */
    void add(T thing) {
        if (free.isEmpty()) {
            things.add(thing);
        } else {
            things.set(free.pop(), thing);
        }
    }

    /** What has a number; null if nothing has it. */
    T get(int number) {
        return things.get(number);
    }

    /** Puts another thing under a number that is in use. */
    void replace(int number, T thing) {
        things.set(number, thing);
    }

    /** Takes out what has a number. */
    T remove(int number) {
        free.push(number);
        return things.set(number, null);
    }

    /** Above all numbers that were given. */
    int size() {
        return things.size();
    }
}
