package org.bitebudget.serving.analytics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers questions of one kind together: while a load runs, further questions wait, and go out as one load when it is back. Once so
 * many wait that a load of their own is worth what it costs besides its keys, it goes out beside those that run. The next load goes
 * out before what came of the last is read.
 *
 * @param <K> what is asked for
 * @param <L> what a load brings
 * @param <V> what is answered
 */
final class Gathering<K, L, V> {

    private final int loadsAtOnce;
    private final int worthALoad;
    private final int mostKeys;
    private final Function<K, ?> group;
    private final Function<Set<K>, CompletableFuture<L>> load;
    private final BiFunction<Set<K>, L, Map<K, V>> read;
    private final Queue<Question<K, V>> waiting = new ArrayDeque<>();
    private int running;

    private record Question<K, V>(K key, CompletableFuture<V> answer) {}

    /**
     * @param loadsAtOnce how many loads may run
     * @param worthALoad how many questions must wait, of whichever group, for a load to go out beside another
     * @param mostKeys of a load
     * @param group what keys of one load have in common
     * @param load asks for all keys
     * @param read finds the keys' answers in what was loaded, null for those without one
     */
    Gathering(
            int loadsAtOnce,
            int worthALoad,
            int mostKeys,
            Function<K, ?> group,
            Function<Set<K>, CompletableFuture<L>> load,
            BiFunction<Set<K>, L, Map<K, V>> read) {
        this.loadsAtOnce = loadsAtOnce;
        this.worthALoad = worthALoad;
        this.mostKeys = mostKeys;
        this.group = group;
        this.load = load;
        this.read = read;
    }

    /** The answer to a question, once its load is back; fails as the load does. */
    CompletableFuture<V> ask(K key) {
        Question<K, V> question = new Question<>(key, new CompletableFuture<>());
        synchronized (this) {
            waiting.add(question);
        }
        loadNext();
        return question.answer();
    }

    /** The question that waits longest, and others of its group. */
    private List<Question<K, V>> takeTogether() {
        Object common = group.apply(waiting.element().key());
        List<Question<K, V>> together = new ArrayList<>();
        Iterator<Question<K, V>> questions = waiting.iterator();
        while (questions.hasNext() && together.size() < mostKeys) {
            Question<K, V> question = questions.next();
            if (group.apply(question.key()).equals(common)) {
                together.add(question);
                questions.remove();
            }
        }
        return together;
    }

    private boolean isTimeForALoad() {
        return running == 0 ? !waiting.isEmpty() : running < loadsAtOnce && waiting.size() >= worthALoad;
    }

    private void loadNext() {
        List<Question<K, V>> together;
        synchronized (this) {
            if (!isTimeForALoad()) {
                return;
            }
            together = takeTogether();
            running++;
        }
        Set<K> keys = new HashSet<>();
        together.forEach(question -> keys.add(question.key()));
        // answer() tells the failure to everybody who asked, so nobody needs this future
        CompletableFuture<Map<K, V>> unused = CompletableFuture.completedFuture(keys)
                .thenCompose(load)
                .whenComplete((loaded, failure) -> loadAfter())
                .thenApply(loaded -> read.apply(keys, loaded))
                .whenComplete((answers, failure) -> answer(together, answers, failure));
    }

    private void loadAfter() {
        synchronized (this) {
            running--;
        }
        loadNext();
    }

    private static <K, V> void answer(List<Question<K, V>> together, Map<K, V> answers, Throwable failure) {
        for (Question<K, V> question : together) {
            if (failure != null) {
                question.answer().completeExceptionally(failure);
            } else {
                question.answer().complete(answers.get(question.key()));
            }
        }
    }
}
